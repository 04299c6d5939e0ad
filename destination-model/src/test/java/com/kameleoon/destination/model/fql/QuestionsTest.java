package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.json.Answer;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What letters say of a text is what Java says of it.
class QuestionsTest {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "A", "ab", "Ab", "aB", "abc", "ABC", "bab", "b", "[", "{", "@", "z", "Z", "zZ");
  private static final List<String> BEYOND_ASCII =
      List.of("\u00e9", "a\u00e9", "\u00e9a", "\u00c9", "\ud83c\udf89", "a\ud83c\udf89b", "\u212a");

  @Test
  void answersTextsInAsciiAsJavaDoes() {
    for (String text : TEXTS) {
      for (String wanted : TEXTS) {
        agree(text, wanted, Questions::equalTo, String::equals);
        agree(text, wanted, Questions::startsWith, String::startsWith);
        agree(text, wanted, Questions::endsWith, String::endsWith);
        agree(text, wanted, Questions::contains, String::contains);
        agree(
            text,
            wanted,
            Questions::equalToInLowerCase,
            (one, other) -> one.toLowerCase(Locale.ROOT).equals(other));
      }
    }
  }

  @Test
  void answersLettersBeyondAsciiUnlessTheirCaseMatters() {
    for (String text : BEYOND_ASCII) {
      for (String wanted : BEYOND_ASCII) {
        agree(text, wanted, Questions::equalTo, String::equals);
        agree(text, wanted, Questions::startsWith, String::startsWith);
        agree(text, wanted, Questions::endsWith, String::endsWith);
        agree(text, wanted, Questions::contains, String::contains);
        assertThat(ask(Questions.equalToInLowerCase(wanted).orElseThrow(), text))
            .isEqualTo(Answer.UNKNOWN);
      }
    }
  }

  @Test
  void knowsLengths() {
    assertThat(ask(Questions.length(length -> length == 3), "abc")).isEqualTo(Answer.YES);
    assertThat(ask(Questions.length(length -> length == 3), "ab")).isEqualTo(Answer.NO);
    assertThat(ask(Questions.length(length -> length == 2), "a\u00e9")).isEqualTo(Answer.UNKNOWN);
    assertThat(ask(Questions.bytes(length -> length == 3), "a\u00e9")).isEqualTo(Answer.YES);
    assertThat(ask(Questions.bytes(length -> length == 3), "a")).isEqualTo(Answer.NO);
  }

  @Test
  void knowsPatternsAndNumbers() {
    Glob pattern = Glob.of("a*").orElseThrow();
    assertThat(ask(Questions.matches(pattern), "ab")).isEqualTo(Answer.YES);
    assertThat(ask(Questions.matches(pattern), "b")).isEqualTo(Answer.NO);
    ValueQuestion large = Questions.number(number -> number > 3);
    assertThat(large.ofNumber(4)).isEqualTo(Answer.YES);
    assertThat(large.ofNumber(3)).isEqualTo(Answer.NO);
    assertThat(ask(large, "4")).isEqualTo(Answer.NO);
    assertThat(Questions.always(true).ofNumber(1)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void turnsAnswersAround() {
    assertThat(ask(Questions.not(Questions.always(true)), "a")).isEqualTo(Answer.NO);
    assertThat(ask(Questions.not(Questions.always(false)), "a")).isEqualTo(Answer.YES);
    assertThat(ask(Questions.not(Questions.length(_ -> true)), "\u00e9")).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void leavesLongSearchesToJavaAndHalfSurrogatesToTheCondition() {
    ValueQuestion contains = Questions.contains("b").orElseThrow();
    assertThat(ask(contains, "a".repeat(255) + "b")).isEqualTo(Answer.YES);
    assertThat(ask(contains, "a".repeat(256) + "b")).isEqualTo(Answer.UNKNOWN);
    assertThat(Questions.equalTo("\ud800")).isEmpty();
    assertThat(Questions.contains("\udc00a")).isEmpty();
  }

  private static void agree(
      String text,
      String wanted,
      Function<String, Optional<ValueQuestion>> question,
      BiPredicate<String, String> java) {
    assertThat(ask(question.apply(wanted).orElseThrow(), text))
        .as("%s and %s", text, wanted)
        .isEqualTo(Answer.of(java.test(text, wanted)));
  }

  /// With letters on both sides, as in an event.
  private static Answer ask(ValueQuestion question, String text) {
    byte[] source = ("\"A" + text + "a\"").getBytes(StandardCharsets.UTF_8);
    return question.ofText(source, 2, source.length - 2);
  }
}
