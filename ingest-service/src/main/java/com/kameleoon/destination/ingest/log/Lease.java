package com.kameleoon.destination.ingest.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Deliveries that one worker alone may send until a moment; at most one request's worth.
public record Lease(Terms terms, List<UUID> batchIds, List<LeasedDelivery> deliveries) {
  public Lease {
    batchIds = List.copyOf(batchIds);
    deliveries = List.copyOf(deliveries);
  }

  /// @param token fences: only its holder can finish what is under it
  public record Terms(UUID token, Target target, Instant from, Instant until) {}
}
