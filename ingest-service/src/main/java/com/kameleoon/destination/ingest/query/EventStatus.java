package com.kameleoon.destination.ingest.query;

import java.util.List;

/// What became of an event, in one word.
public enum EventStatus {
  /// Every delivery has arrived.
  DELIVERED,
  /// At least one delivery is still to be made.
  PENDING,
  /// Not for this destination, as configured.
  FILTERED,
  /// The event, or at least one of its deliveries, was given up and is kept.
  DISCARDED;

  static EventStatus of(String verdict, List<DeliveryRecord> deliveries) {
    if (verdict.equals("FILTERED")) {
      return FILTERED;
    }
    if (verdict.equals("DISCARDED") || deliveries.stream().anyMatch(DeliveryRecord::isDiscarded)) {
      return DISCARDED;
    }
    return deliveries.stream().allMatch(one -> one.isDelivered() || one.isReplayed())
        ? DELIVERED
        : PENDING;
  }
}
