package com.kameleoon.destination.goal.conversion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// What makes a conversion the same one on every retry: a digest of message and goal.
///
/// @param bits the first 128 of SHA-256 over `messageId|goalId`; the database keeps them as a uuid
record ConversionKey(UUID bits) {
  static ConversionKey of(String messageId, long goalId) {
    byte[] hash = sha256(messageId + "|" + goalId);
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new ConversionKey(new UUID(bytes.getLong(), bytes.getLong()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
