package com.kameleoon.destination.ingest.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Up to 500 deliveries of one day that wait for one target together.
///
/// @param attempts begun so far
/// @param firstAt when the oldest of them was accepted
/// @param dueAt earliest time of the next attempt
record DeliveryBatch(
    UUID id,
    Target target,
    LocalDate day,
    List<StoredDelivery> deliveries,
    int attempts,
    Instant firstAt,
    Instant dueAt) {
  /// What a target accepts in one request, with room for the commas and the envelope.
  static final int MAX_ITEMS = 500;

  static final long MAX_BYTES = 8_000_000;

  DeliveryBatch {
    deliveries = List.copyOf(deliveries);
  }

  /// Cuts a list into runs that each fit a request.
  static List<List<StoredDelivery>> cut(List<StoredDelivery> deliveries) {
    List<List<StoredDelivery>> runs = new ArrayList<>();
    List<StoredDelivery> run = new ArrayList<>();
    long bytes = 0;
    for (StoredDelivery delivery : deliveries) {
      boolean full = run.size() == MAX_ITEMS || bytes + delivery.length() > MAX_BYTES;
      if (full && !run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
        bytes = 0;
      }
      run.add(delivery);
      bytes += delivery.length();
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /// A batch that was never tried; it goes by the id of its first delivery.
  static DeliveryBatch first(Target target, LocalDate day, List<StoredDelivery> run, Instant now) {
    return new DeliveryBatch(run.getFirst().id(), target, day, run, 0, now, now);
  }

  /// Of its items.
  long bytes() {
    return deliveries.stream().mapToLong(StoredDelivery::length).sum();
  }
}
