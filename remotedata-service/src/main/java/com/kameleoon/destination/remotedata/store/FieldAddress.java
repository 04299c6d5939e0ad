package com.kameleoon.destination.remotedata.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// One field of one key.
///
/// @param slot the first 128 bits of SHA-256 over part and name: names may be longer than an index
///   entry, and nobody can craft two names with the same slot
public record FieldAddress(String key, UUID slot) {
  static FieldAddress of(String key, Part part, String quotedName) {
    ByteBuffer digest = ByteBuffer.wrap(sha256(part.column() + ':' + quotedName));
    return new FieldAddress(key, new UUID(digest.getLong(), digest.getLong()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
