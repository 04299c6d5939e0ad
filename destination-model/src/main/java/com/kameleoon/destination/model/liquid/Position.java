package com.kameleoon.destination.model.liquid;

/// Places in a template as messages have them.
final class Position {
  private Position() {}

  static String append(String message, String input, int position) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < position; i++) {
      boolean lineBreak = i < input.length() && input.charAt(i) == '\n';
      line += lineBreak ? 1 : 0;
      column = lineBreak ? 1 : column + 1;
    }
    return message + ", line:" + line + ", col:" + column;
  }
}
