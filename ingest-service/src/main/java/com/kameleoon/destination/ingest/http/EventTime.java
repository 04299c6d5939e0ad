package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/// Puts an event on this service's clock, as Segment does: `timestamp = receivedAt - (sentAt -
/// originalTimestamp)`.
///
/// An event that already has both `timestamp` and `originalTimestamp` was corrected before, by
/// whoever sent it on.
final class EventTime {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private EventTime() {}

  /// Sets `receivedAt` and, where it is absent or has to be corrected, `timestamp`.
  static void stamp(ObjectNode event, Instant receivedAt) {
    Optional<String> timestamp = text(event, "timestamp");
    Optional<String> original = text(event, "originalTimestamp");
    if (timestamp.isEmpty() || original.isEmpty()) {
      correct(event, timestamp.or(() -> original), receivedAt);
    }
    event.put("receivedAt", MILLIS.format(receivedAt));
  }

  private static void correct(ObjectNode event, Optional<String> byClient, Instant receivedAt) {
    if (byClient.isEmpty()) {
      event.put("timestamp", MILLIS.format(receivedAt));
      return;
    }
    Optional<Instant> sentAt = text(event, "sentAt").flatMap(Timestamps::parse);
    Optional<Instant> happenedAt = byClient.flatMap(Timestamps::parse);
    if (sentAt.isEmpty() || happenedAt.isEmpty()) {
      event.put("timestamp", byClient.get());
      return;
    }
    Instant corrected = receivedAt.minus(Duration.between(happenedAt.get(), sentAt.get()));
    event.put("originalTimestamp", byClient.get());
    event.put("timestamp", MILLIS.format(corrected));
  }

  private static Optional<String> text(ObjectNode event, String member) {
    return Optional.ofNullable(event.get(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
