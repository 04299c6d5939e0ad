package com.kameleoon.destination.model.ecma;

/// Texts as JavaScript handles them.
public final class EcmaText {
  private static final String SPACES =
      "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
          + "\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

  private EcmaText() {}

  public static boolean isSpace(char letter) {
    return SPACES.indexOf(letter) >= 0;
  }

  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
