package com.kameleoon.destination.model.fql;

/// What is said about words that Segment's lexer refuses or misreads.
final class LexerSentences {
  static final String NO_SPACE_AFTER_NOT_EQUAL =
      "Segment cannot read != without a space after it. Write != \"value\" with a space.";
  static final String LONE_EXCLAMATION =
      "Segment cannot read a ! that stands alone. Write != between path and value, or ! in front of contains() or match().";
  static final String LONE_BACKSLASH =
      "Segment cannot read a backslash at the end of the text. Remove it.";
  static final String STRAY_DECIMAL_POINT =
      "Segment cannot read this decimal point. Write a number as 1.5, with digits on both sides of one point.";
  static final String AFTER_STRING =
      "Segment takes the closing quote for an opening one when no space, comma or parenthesis follows it, and reads the rest of the text as a string. Write a space here; a quote cannot be escaped inside quotes.";
  static final String TOO_LONG =
      "Segment cannot read a word of 100,000 characters or more. Shorten it.";

  private LexerSentences() {}

  static String unclosed(char quote) {
    return "Segment cannot read a string without its closing %s. Close it.".formatted(quote);
  }

  static String lostLetters(char kept, String written) {
    return "Segment reads only %s where the text ends with %s, and loses the rest of the word. Write it in double quotes: \"%s\"."
        .formatted(kept, written, written);
  }

  static String nonsense(char first, String written) {
    return switch (first) {
      case '&' -> cannotRead(written, "Write and.");
      case '|' -> cannotRead(written, "Write or.");
      case '\r' ->
          cannotRead("a carriage return", "End lines with a line feed only, or use spaces.");
      case '\u2018', '\u2019', '\u201c', '\u201d' ->
          cannotRead("the typographic quote " + written.charAt(0), "Write a straight \".");
      default ->
          cannotRead(
              written,
              "Put texts in double quotes, and a \\ in front of each such character of a path.");
    };
  }

  static String afterName(String name, char next) {
    return switch (next) {
      case '<', '>' ->
          cannotRead("%s directly after %s".formatted(next, name), "Put a space in front of it.");
      case '[' ->
          cannotRead(
              "[ directly after %s".formatted(name),
              "Write the item of a list as %s.\\0.".formatted(name));
      default ->
          cannotRead(
              "%s directly after %s".formatted(next, name),
              "Put a space between them, or a \\ in front of it when it belongs to the name.");
    };
  }

  static String afterNumber(String number) {
    return "Segment ends the number %s here and reads what follows as another word. Write plain digits with at most one point (no exponent, no unit), then a space."
        .formatted(number);
  }

  private static String cannotRead(String what, String remedy) {
    return "Segment cannot read %s. %s".formatted(what, remedy);
  }
}
