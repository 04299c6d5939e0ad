package com.kameleoon.destination.model.json;

import java.nio.charset.StandardCharsets;

/// The letters of JSON texts in UTF-8.
final class Texts {
  private static final int UNICODE = 6;

  private Texts() {}

  /// @param at of the backslash
  static int endOfEscape(byte[] source, int at) {
    if (at + 1 >= source.length) {
      throw Unusual.JSON;
    }
    switch (source[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 2;
      }
      case 'u' -> {
        unit(source, at);
        return at + UNICODE;
      }
      default -> throw Unusual.JSON;
    }
  }

  private static char unit(byte[] source, int at) {
    if (at + UNICODE > source.length) {
      throw Unusual.JSON;
    }
    int unit = 0;
    for (int i = at + 2; i < at + UNICODE; i++) {
      int digit = Character.digit(source[i], 16);
      if (digit < 0) {
        throw Unusual.JSON;
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  /// @param at of a byte beyond ASCII
  static int endOfCharacter(byte[] source, int at) {
    int first = source[at] & 0xff;
    if (first >= 0xc2 && first <= 0xdf) {
      return follow(source, at + 1, 1);
    }
    if (first >= 0xe0 && first <= 0xef && at + 1 < source.length) {
      int second = source[at + 1] & 0xff;
      boolean refused = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f);
      return refused ? refuse() : follow(source, at + 1, 2);
    }
    if (first >= 0xf0 && first <= 0xf4 && at + 1 < source.length) {
      int second = source[at + 1] & 0xff;
      boolean refused = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
      return refused ? refuse() : follow(source, at + 1, 3);
    }
    return refuse();
  }

  private static int refuse() {
    throw Unusual.JSON;
  }

  private static int follow(byte[] source, int at, int count) {
    if (at + count > source.length) {
      throw Unusual.JSON;
    }
    for (int i = at; i < at + count; i++) {
      if ((source[i] & 0xc0) != 0x80) {
        throw Unusual.JSON;
      }
    }
    return at + count;
  }

  /// What stands between the quotes.
  static String decode(byte[] source, int from, int to, boolean escaped) {
    String raw = new String(source, from, to - from, StandardCharsets.UTF_8);
    return escaped ? unescaped(raw) : raw;
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char letter = raw.charAt(at);
      if (letter != '\\') {
        text.append(letter);
        at++;
      } else if (raw.charAt(at + 1) == 'u') {
        text.append((char) Integer.parseInt(raw, at + 2, at + UNICODE, 16));
        at += UNICODE;
      } else {
        text.append(meant(raw.charAt(at + 1)));
        at += 2;
      }
    }
    return text.toString();
  }

  private static char meant(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }
}
