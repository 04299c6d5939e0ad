package com.kameleoon.destination.ingest.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of the log with its deliveries.
///
/// @param door SEGMENTIO or TRACKING_API
/// @param source name of the source whose key it came with
/// @param reason why it was filtered or discarded as a whole
/// @param body as it was stored, masked where it is shown; nothing else was sent
public record EventRecord(
    UUID id,
    @JsonIgnore LocalDate day,
    String messageId,
    String door,
    String source,
    String type,
    @Nullable String name,
    @Nullable String userId,
    @Nullable String anonymousId,
    Instant receivedAt,
    String verdict,
    EventStatus status,
    @Nullable String reason,
    @Nullable String detail,
    List<DeliveryRecord> deliveries,
    ObjectNode body) {
  public EventRecord {
    deliveries = List.copyOf(deliveries);
  }

  /// The first reason that there is: the event's own, else a delivery's.
  public String why() {
    return reason != null
        ? reason
        : deliveries.stream()
            .map(DeliveryRecord::reason)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse("");
  }

  /// When its newest delivery was made by a replay; empty where all were made when it came in. Ids
  /// of deliveries begin with the milliseconds of their making.
  public Optional<Instant> replayedAt() {
    return deliveries.stream()
        .map(one -> UUID.fromString(one.id()).getMostSignificantBits() >>> 16)
        .map(Instant::ofEpochMilli)
        .filter(made -> made.isAfter(receivedAt.plusSeconds(60)))
        .max(Instant::compareTo);
  }

  EventRecord with(List<DeliveryRecord> shown, ObjectNode shownBody) {
    return new EventRecord(
        id,
        day,
        messageId,
        door,
        source,
        type,
        name,
        userId,
        anonymousId,
        receivedAt,
        verdict,
        status,
        reason,
        detail,
        shown,
        shownBody);
  }
}
