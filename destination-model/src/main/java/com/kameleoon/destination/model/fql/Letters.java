package com.kameleoon.destination.model.fql;

/// The character classes of both query languages; the end of the text is the character -1.
final class Letters {
  static final int END = -1;

  private Letters() {}

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsName(int c) {
    return isAlpha(c) || c == '_' || c == '\\';
  }

  static boolean continuesName(int c) {
    return startsName(c) || isDigit(c) || c == '-';
  }

  static boolean isTerminator(int c) {
    return c == END || isSpace(c) || c == ',' || c == ']' || c == ')';
  }

  static boolean mayFollowName(int c) {
    return isTerminator(c) || c == '.' || c == '(' || c == '=' || c == '!';
  }

  static boolean startsWord(int c) {
    return startsName(c) || isDigit(c) || isSpace(c) || "!=<>-+\"'.[],()".indexOf(c) >= 0;
  }
}
