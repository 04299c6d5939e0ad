package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.json.Answer;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/// Questions about values that their letters answer: what they say of a text is what Java's methods
/// say of it.
final class Questions {
  /// Longer ones are searched by Java, which is better at that.
  private static final int LONGEST_SEARCHED = 256;

  private Questions() {}

  /// Of every text.
  static ValueQuestion always(boolean answer) {
    Answer always = Answer.of(answer);
    return (_, _, _) -> always;
  }

  /// About texts only.
  static ValueQuestion not(ValueQuestion question) {
    return (source, from, to) ->
        switch (question.ofText(source, from, to)) {
          case YES -> Answer.NO;
          case NO -> Answer.YES;
          case UNKNOWN -> Answer.UNKNOWN;
        };
  }

  /// The question itself, or its opposite.
  static ValueQuestion is(boolean wanted, ValueQuestion question) {
    return wanted ? question : not(question);
  }

  /// Of numbers; of no text.
  static ValueQuestion number(DoublePredicate wanted) {
    return new ValueQuestion() {
      @Override
      public Answer ofText(byte[] source, int from, int to) {
        return Answer.NO;
      }

      @Override
      public Answer ofNumber(double number) {
        return Answer.of(wanted.test(number));
      }
    };
  }

  static Optional<ValueQuestion> equalTo(String wanted) {
    return letters(wanted)
        .map(letters ->
            (source, from, to) ->
                Answer.of(Arrays.equals(source, from, to, letters, 0, letters.length)));
  }

  /// Of texts in ASCII; capitals beyond are for Java to know.
  static Optional<ValueQuestion> equalToInLowerCase(String wanted) {
    return letters(wanted)
        .map(letters ->
            (source, from, to) -> {
              if (!isAscii(source, from, to)) {
                return Answer.UNKNOWN;
              }
              return Answer.of(to - from == letters.length && isLowerCaseAt(source, from, letters));
            });
  }

  static Optional<ValueQuestion> startsWith(String wanted) {
    return letters(wanted)
        .map(letters -> (source, from, to) -> Answer.of(isAt(source, from, to, letters)));
  }

  static Optional<ValueQuestion> endsWith(String wanted) {
    return letters(wanted)
        .map(letters ->
            (source, from, to) ->
                Answer.of(
                    to - from >= letters.length && isAt(source, to - letters.length, to, letters)));
  }

  static Optional<ValueQuestion> contains(String wanted) {
    return letters(wanted).map(letters -> (source, from, to) -> found(source, from, to, letters));
  }

  static ValueQuestion matches(Glob pattern) {
    return (source, from, to) ->
        Answer.of(pattern.matches(new String(source, from, to - from, StandardCharsets.UTF_8)));
  }

  /// In UTF-16 units, of texts in ASCII.
  static ValueQuestion length(IntPredicate wanted) {
    return (source, from, to) ->
        isAscii(source, from, to) ? Answer.of(wanted.test(to - from)) : Answer.UNKNOWN;
  }

  /// In bytes.
  static ValueQuestion bytes(IntPredicate wanted) {
    return (_, from, to) -> Answer.of(wanted.test(to - from));
  }

  /// Half of a surrogate pair has no letters in UTF-8, and no whole text equals or has it.
  private static Optional<byte[]> letters(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Optional.of(text.getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Answer found(byte[] source, int from, int to, byte[] letters) {
    if (to - from > LONGEST_SEARCHED) {
      return Answer.UNKNOWN;
    }
    for (int at = from; at + letters.length <= to; at++) {
      if (isAt(source, at, to, letters)) {
        return Answer.YES;
      }
    }
    return Answer.NO;
  }

  private static boolean isAt(byte[] source, int at, int to, byte[] letters) {
    if (to - at < letters.length) {
      return false;
    }
    for (int i = 0; i < letters.length; i++) {
      if (source[at + i] != letters[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerCaseAt(byte[] source, int at, byte[] letters) {
    for (int i = 0; i < letters.length; i++) {
      byte letter = source[at + i];
      int lower = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
      if (lower != letters[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] source, int from, int to) {
    int all = 0;
    for (int at = from; at < to; at++) {
      all |= source[at];
    }
    return all >= 0;
  }
}
