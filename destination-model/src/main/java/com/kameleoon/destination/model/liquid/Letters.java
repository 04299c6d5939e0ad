package com.kameleoon.destination.model.liquid;

import com.kameleoon.destination.model.ecma.EcmaText;

/// The classes of letters that Liquid's grammar knows.
final class Letters {
  private static final String OTHER_BLANKS = "\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000";

  private Letters() {}

  static boolean isBlank(char letter) {
    return (letter >= '\t' && letter <= '\r')
        || letter == ' '
        || (letter >= '\u2000' && letter <= '\u200a')
        || OTHER_BLANKS.indexOf(letter) >= 0;
  }

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean isQuote(char letter) {
    return letter == '"' || letter == '\'';
  }

  /// Letters, digits, `_`, `-`, `?`, and everything beyond ASCII but blanks and typographic quotes.
  static boolean isWord(char letter) {
    if (letter >= 128) {
      return !isBlank(letter) && letter != '\u201c' && letter != '\u201d';
    }
    return isDigit(letter)
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || letter == '_'
        || letter == '-'
        || letter == '?';
  }

  static boolean isSpace(char letter) {
    return EcmaText.isSpace(letter);
  }
}
