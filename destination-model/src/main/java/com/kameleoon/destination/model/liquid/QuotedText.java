package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EcmaJson;

/// Texts in quotes, with the escapes of JavaScript.
final class QuotedText {
  private static final String ESCAPES = "bfnrtv";
  private static final String ESCAPED = "\b\f\n\r\t\u000b";

  private QuotedText() {}

  /// The text between the first and the last letter.
  static String unescaped(String quoted) {
    StringBuilder text = new StringBuilder();
    int i = 1;
    while (i < quoted.length() - 1) {
      i = quoted.charAt(i) == '\\' ? unescape(quoted, i + 1, text) : copy(quoted, i, text);
    }
    return text.toString();
  }

  private static int copy(String quoted, int i, StringBuilder text) {
    text.append(quoted.charAt(i));
    return i + 1;
  }

  /// Reads the escape at that place, and returns the place after it.
  private static int unescape(String quoted, int i, StringBuilder text) {
    char letter = quoted.charAt(i);
    int simple = ESCAPES.indexOf(letter);
    if (simple >= 0) {
      text.append(ESCAPED.charAt(simple));
      return i + 1;
    }
    if (letter == 'u') {
      return digits(quoted, i + 1, i + 5, 16, text);
    }
    return letter >= '0' && letter <= '7'
        ? digits(quoted, i, i + 3, 8, text)
        : copy(quoted, i, text);
  }

  private static int digits(String quoted, int from, int to, int radix, StringBuilder text) {
    int value = 0;
    int i = from;
    while (i < Math.min(to, quoted.length()) && digit(quoted.charAt(i), radix) >= 0) {
      value = value * radix + digit(quoted.charAt(i), radix);
      i++;
    }
    text.append((char) value);
    return i;
  }

  private static int digit(char letter, int radix) {
    return letter < 128 ? Character.digit(letter, radix) : -1;
  }

  /// In quotes and cut to that length, as messages show a piece of a template.
  static String shown(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest - 3) + "..." : text;
    return EcmaJson.print(TextNode.valueOf(cut), new Budget());
  }
}
