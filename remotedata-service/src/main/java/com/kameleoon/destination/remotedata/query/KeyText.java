package com.kameleoon.destination.remotedata.query;

/// Keys as snippets on pages really send them.
public final class KeyText {
  private KeyText() {}

  /// Without trailing line ends: a documented snippet has one inside its template literal.
  public static String trimmed(String key) {
    int end = key.length();
    while (end > 0 && isLineEnd(key.charAt(end - 1))) {
      end--;
    }
    return end == key.length() ? key : key.substring(0, end);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
