package com.kameleoon.destination.ingest.destination;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 digest of a secret text: comparing two takes the same time whatever they have in
/// common, and the text itself is not kept.
final class Digest {
  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  static Digest of(String text) {
    try {
      return new Digest(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The first 12 hexadecimal digits.
  String shown() {
    return HexFormat.of().formatHex(bytes, 0, 6);
  }

  boolean matches(Digest other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }
}
