package com.kameleoon.destination.goal.conversion;

import java.time.Instant;
import java.util.Optional;

/// One visitor reached one goal.
///
/// @param occurredAt by the event's own clock, within the years 1 to 9999
/// @param metadata JSON of custom data indexes and their values, for the account
/// @param messageId storable, at most 255 characters; for people, the key decides
record Conversion(
    ConversionKey key,
    long goalId,
    Instant occurredAt,
    String messageId,
    String visitorCode,
    Revenue revenue,
    Optional<String> metadata) {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int LONGEST_MESSAGE_ID = 255;

  static Conversion of(Assessed.Accepted accepted, long goalId, Metadata metadata) {
    String messageId = accepted.item().messageId();
    return new Conversion(
        ConversionKey.of(messageId, goalId),
        goalId,
        clamped(accepted.item().timestamp()),
        Storable.of(messageId, LONGEST_MESSAGE_ID),
        accepted.visitorCode(),
        accepted.revenue(),
        metadata.of(accepted.item().properties()));
  }

  private static Instant clamped(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }
}
