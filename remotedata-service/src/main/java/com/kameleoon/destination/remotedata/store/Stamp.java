package com.kameleoon.destination.remotedata.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// When a writer wrote, by its own clock; the greater stamp wins.
///
/// @param atMicros microseconds since 1970
/// @param messageId breaks ties, compared by UTF-8 bytes as PostgreSQL's collation `C` does
public record Stamp(long atMicros, String messageId) implements Comparable<Stamp> {
  @Override
  public int compareTo(Stamp other) {
    int byTime = Long.compare(atMicros, other.atMicros);
    return byTime != 0 ? byTime : compareBytes(messageId, other.messageId);
  }

  static int compareBytes(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
