package com.kameleoon.destination.model.fql;

/// One word of a text.
///
/// @param value as Segment's lexer keeps it: strings with their quotes, names without backslashes
/// @param start UTF-16 offset of the first character
/// @param end offset after the last character
record Token(TokenType type, String value, int start, int end) {
  boolean is(TokenType wanted) {
    return type == wanted;
  }

  boolean is(TokenType wanted, String text) {
    return type == wanted && value.equals(text);
  }

  /// The same place as the end of the text, for what should have followed.
  static Token end(int at) {
    return new Token(TokenType.END, "eos", at, at);
  }
}
