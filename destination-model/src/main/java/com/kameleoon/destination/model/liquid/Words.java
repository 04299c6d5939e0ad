package com.kameleoon.destination.model.liquid;

import com.kameleoon.destination.model.ecma.EcmaText;
import java.util.ArrayList;
import java.util.List;

/// Texts as words between blanks, the way JavaScript's `split(/\s+/)` sees them.
final class Words {
  private Words() {}

  /// Blanks at the ends make empty words there.
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    int at = 0;
    while (at < text.length()) {
      if (EcmaText.isSpace(text.charAt(at))) {
        words.add(text.substring(begin, at));
        at = skipSpaces(text, at);
        begin = at;
      } else {
        at++;
      }
    }
    words.add(text.substring(begin));
    return words;
  }

  /// Each run of blanks becomes one space.
  static String spaced(String text) {
    return String.join(" ", of(text));
  }

  static int count(String text) {
    String trimmed = EcmaText.trim(text);
    return trimmed.isEmpty() ? 0 : of(trimmed).size();
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && EcmaText.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
