package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Locale;

/// What `@case` does to a text.
enum LetterCase {
  LOWER,
  UPPER,
  /// Any other operator: fails, but only when a text comes along.
  UNKNOWN;

  static LetterCase of(JsonNode operator) {
    return switch (operator.isTextual() ? operator.textValue() : "") {
      case "lower" -> LOWER;
      case "upper" -> UPPER;
      default -> UNKNOWN;
    };
  }

  String apply(String text) {
    return switch (this) {
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case UNKNOWN ->
          throw new EvaluationFailure("operator key should have a value of \"lower\" or \"upper\"");
    };
  }
}
