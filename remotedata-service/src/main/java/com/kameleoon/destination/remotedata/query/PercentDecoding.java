package com.kameleoon.destination.remotedata.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// RFC 3986: `%XX` is a byte of UTF-8, everything else stands for itself, a plus too.
final class PercentDecoding {
  private PercentDecoding() {}

  /// The text; empty where an escape is broken or the bytes are not UTF-8.
  static Optional<String> decode(String raw) {
    return isPlain(raw) ? Optional.of(raw) : decodeBytes(raw);
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decodeBytes(String raw) {
    ByteBuffer bytes = ByteBuffer.allocate(raw.length() * 3);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int value = hexByte(raw, i + 1);
        if (value < 0) {
          return Optional.empty();
        }
        bytes.put((byte) value);
        i += 2;
      } else {
        put(bytes, c);
      }
    }
    return utf8(bytes.flip());
  }

  // the HTTP decoder hands raw bytes above 127 over as characters up to 255
  private static void put(ByteBuffer bytes, char c) {
    if (c <= 0xff) {
      bytes.put((byte) c);
    } else {
      bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static int hexByte(String raw, int at) {
    if (at + 1 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(at), 16);
    int low = Character.digit(raw.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
