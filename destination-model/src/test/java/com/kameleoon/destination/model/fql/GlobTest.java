package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Patterns of `match()`, against the same patterns as regular expressions.
final class GlobTest {
  private static final String[] PIECES = {"*", "?", "a", "b", "[ab]", "[^a]", "[b-c]", "\\*", "ab"};
  private static final String[] EXPRESSIONS = {
    ".*", ".", "a", "b", "[ab]", "[^a]", "[b-c]", "\\*", "ab"
  };
  private static final String CHARACTERS = "abc*\n";

  @Test
  void matchesWhatTheSameRegularExpressionMatches() {
    Random random = new Random(20_261_129);
    int matched = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder pattern = new StringBuilder();
      StringBuilder expression = new StringBuilder();
      for (int i = random.nextInt(7); i > 0; i--) {
        int piece = random.nextInt(PIECES.length);
        pattern.append(PIECES[piece]);
        expression.append(EXPRESSIONS[piece]);
      }
      String text = text(random);
      boolean expected =
          Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
      assertThat(Glob.of(pattern.toString()).orElseThrow().matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).as("rounds in which the pattern matched").isBetween(1_000, 49_000);
  }

  @Test
  void neverSharesCharactersBetweenBothEnds() {
    assertThat(Glob.of("aba*aba").orElseThrow().matches("ababa")).isFalse();
    assertThat(Glob.of("aba*aba").orElseThrow().matches("abaaba")).isTrue();
  }

  @Test
  void hasNoPatternForWhatIsMalformed() {
    assertThat(Glob.of("a*[b")).isEmpty();
    assertThat(Glob.of("*\\")).isEmpty();
    assertThat(Glob.of("[]")).isEmpty();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
