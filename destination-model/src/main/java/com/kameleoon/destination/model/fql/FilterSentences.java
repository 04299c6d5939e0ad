package com.kameleoon.destination.model.fql;

/// What is said about a filter's condition that cannot be read.
final class FilterSentences {
  static final String STRAY_CLOSE = "This parenthesis was never opened. Remove it or open it.";
  static final String NO_CONDITIONAL =
      "A condition ended here. Write and or or before the next one, or close the parenthesis.";
  static final String NOT_WORD =
      "Segment does not know the word not. Write ! in front of a function or a parenthesis, or != in the comparison.";
  static final String TOO_DEEP = "The condition is nested deeper than %d levels. Flatten it.";
  static final String UNCLOSED = "This parenthesis is never closed. Close it.";
  static final String UNCLOSED_LIST =
      "This list is never closed, or its items are not separated by commas. Write [\"a\", \"b\"].";
  static final String NO_OPERAND =
      "A path, a value or a function is missing here. Write a condition such as event = \"Order Completed\".";
  static final String ITEM =
      "A list holds texts, numbers, true, false and null only. Write [\"a\", 1].";

  private FilterSentences() {}

  static String conditional(String word) {
    return "Segment takes %s for a path. Write %s in lower case, with a space after it."
        .formatted(word, word.toLowerCase(java.util.Locale.ROOT));
  }

  static String unexpected(String word) {
    return "%s cannot stand here. Write a condition such as event = \"Order Completed\"."
        .formatted(word);
  }

  static String unknownFunction(String name) {
    return "Segment does not know %s() and would drop every event. Use contains, match, semver, lowercase, uppercase, snakecase, kebabcase, titlecase, typeof, length, string, number or bool."
        .formatted(name);
  }

  static String arguments(FilterFunction function, int count) {
    return "%s() takes %d argument(s), not %d."
        .formatted(function.written(), function.arguments(), count);
  }
}
