package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Optional;

/// Patterns of `match()` in filters, compiled where they are known.
final class Patterns {
  private Patterns() {}

  static EventMatcher literal(Operand text, String pattern) {
    if (pattern.length() > Glob.LONGEST) {
      return _ -> {
        throw tooLong();
      };
    }
    Optional<Glob> glob = Glob.of(pattern);
    if (glob.isEmpty()) {
      return event -> {
        text.value(event);
        return false;
      };
    }
    Glob compiled = glob.get();
    return event -> {
      JsonNode value = text.value(event);
      return value.isTextual() && compiled.matches(value.textValue());
    };
  }

  /// Empty where it matches nothing, or is too long.
  static Optional<Glob> compiled(String pattern) {
    return pattern.length() > Glob.LONGEST ? Optional.empty() : Glob.of(pattern);
  }

  /// A pattern that only the event knows.
  static boolean matches(String text, String pattern) {
    if (pattern.length() > Glob.LONGEST) {
      throw tooLong();
    }
    return Glob.of(pattern).map(glob -> glob.matches(text)).orElse(false);
  }

  private static EvaluationFailure tooLong() {
    return new EvaluationFailure(
        "The pattern of match() is longer than %d characters.".formatted(Glob.LONGEST));
  }
}
