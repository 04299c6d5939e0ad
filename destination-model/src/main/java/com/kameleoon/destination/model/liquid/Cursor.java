package com.kameleoon.destination.model.liquid;

import java.util.Optional;

/// Reads letters and words in a part of a template.
final class Cursor {
  private static final int SHOWN = 32;

  private final String input;
  private final int end;
  private int at;

  Cursor(String input, int begin, int end) {
    this.input = input;
    this.at = begin;
    this.end = end;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  /// NUL past the end.
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead >= end ? '\0' : input.charAt(at + ahead);
  }

  boolean isAt(char letter) {
    return at < end && input.charAt(at) == letter;
  }

  void advance(int letters) {
    at += letters;
  }

  void skipBlank() {
    while (at < end && Letters.isBlank(input.charAt(at))) {
      at++;
    }
  }

  /// Possibly empty.
  String readIdentifier() {
    skipBlank();
    int begin = at;
    while (at < end && Letters.isWord(input.charAt(at))) {
      at++;
    }
    return input.substring(begin, Math.max(begin, at));
  }

  /// Passes everything up to and including the letter; false where it does not come.
  boolean skipPast(char letter) {
    while (at < end) {
      at++;
      if (input.charAt(at - 1) == letter) {
        return true;
      }
    }
    return false;
  }

  /// Passes that word or sign, unless it is the beginning of a longer word.
  boolean skip(String word) {
    if (!input.startsWith(word, at) || at + word.length() > end) {
      return false;
    }
    boolean isWord = Letters.isWord(word.charAt(word.length() - 1));
    if (isWord && at + word.length() < end && Letters.isWord(peek(word.length()))) {
      return false;
    }
    at += word.length();
    return true;
  }

  Optional<String> readQuoted() {
    skipBlank();
    if (isAtEnd() || !Letters.isQuote(peek())) {
      return Optional.empty();
    }
    int begin = at;
    char quote = input.charAt(at++);
    boolean escaped = false;
    while (at < end) {
      char letter = input.charAt(at++);
      if (letter == quote && !escaped) {
        break;
      }
      escaped = !escaped && letter == '\\';
    }
    return Optional.of(QuotedText.unescaped(input.substring(begin, at)));
  }

  String textFrom(int begin) {
    return input.substring(begin, at);
  }

  String rest() {
    return at >= end ? "" : input.substring(at, end);
  }

  /// What is left, quoted and shortened, as messages show it.
  String snapshot() {
    return QuotedText.shown(rest(), SHOWN);
  }

  void require(boolean condition, String message) {
    if (!condition) {
      throw Unreadable.at(input, at, message);
    }
  }

  /// The lines that are left, each with a cursor of its own.
  Cursor readLine() {
    skipBlank();
    int begin = at;
    while (at < end && input.charAt(at) != '\n') {
      at++;
    }
    Cursor line = new Cursor(input, begin, at);
    at = Math.min(end, at + 1);
    return line;
  }

  String input() {
    return input;
  }
}
