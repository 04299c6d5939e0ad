package com.kameleoon.destination.ingest.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// An event as it is stored, with the key that dedupes it: the first 128 bits of its message id's
/// SHA-256.
record KeyedEvent(ReceivedEvent event, UUID key, EventPlan plan) {
  static KeyedEvent of(ReceivedEvent event) {
    byte[] digest = sha256().digest(event.messageId().getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(digest);
    UUID key = new UUID(bits.getLong(), bits.getLong());
    return new KeyedEvent(event, key, EventPlan.of(key, event.verdict()));
  }

  int bytes() {
    return event.body().length + plan.json().length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
