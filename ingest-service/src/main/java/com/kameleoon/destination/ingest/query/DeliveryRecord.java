package com.kameleoon.destination.ingest.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one mapping made of an event, and what became of it.
///
/// @param target GOAL or REMOTE_DATA; absent when it was discarded before it had one
/// @param item what is sent, or what is kept of it
/// @param outcome DELIVERED, DISCARDED, PENDING, or REPLAYED: given up, and overtaken by a replay
/// @param reason of a discard
/// @param attempts that ended; 0 while pending
/// @param milliseconds from acceptance to its end
public record DeliveryRecord(
    String id,
    String mapping,
    @Nullable String target,
    JsonNode item,
    String outcome,
    @Nullable String reason,
    @Nullable String detail,
    long attempts,
    @Nullable Instant finishedAt,
    @Nullable Long milliseconds) {
  public boolean isDelivered() {
    return outcome.equals("DELIVERED");
  }

  public boolean isDiscarded() {
    return outcome.equals("DISCARDED");
  }

  /// Given up, and overtaken by a replay that stands beside it.
  public boolean isReplayed() {
    return outcome.equals("REPLAYED");
  }
}
