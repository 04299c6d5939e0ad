package com.kameleoon.destination.goal.conversion;

/// What the database can keep as a text: neither NUL nor half a surrogate pair.
final class Storable {
  private Storable() {}

  static boolean is(String text) {
    return text.codePoints().noneMatch(Storable::isUnstorable);
  }

  /// The text with U+FFFD for what cannot be kept, at most `longest` characters of it.
  static String of(String text, int longest) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), longest));
    text.substring(0, Math.min(text.length(), longest))
        .codePoints()
        .map(c -> isUnstorable(c) ? 0xFFFD : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean isUnstorable(int c) {
    return c == 0 || (c >= 0xD800 && c <= 0xDFFF);
  }
}
