package com.kameleoon.destination.ingest.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Up to 500 deliveries of one day that wait for one target together.
///
/// @param bytes of their items
/// @param attempts begun so far
/// @param firstAt when the oldest of them was accepted
/// @param dueAt earliest time of the next attempt
record DeliveryBatch(
    UUID id,
    Target target,
    LocalDate day,
    List<UUID> deliveryIds,
    long bytes,
    int attempts,
    Instant firstAt,
    Instant dueAt) {
  /// What a target accepts in one request, with room for the commas and the envelope.
  static final int MAX_ITEMS = 500;

  static final long MAX_BYTES = 8_000_000;

  DeliveryBatch {
    deliveryIds = List.copyOf(deliveryIds);
  }

  /// One delivery with the size of its item.
  record Entry(UUID id, long bytes) {}

  /// Cuts a list into runs that each fit a request.
  static List<List<Entry>> cut(List<Entry> entries) {
    List<List<Entry>> runs = new ArrayList<>();
    List<Entry> run = new ArrayList<>();
    long bytes = 0;
    for (Entry entry : entries) {
      boolean full = run.size() == MAX_ITEMS || bytes + entry.bytes() > MAX_BYTES;
      if (full && !run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
        bytes = 0;
      }
      run.add(entry);
      bytes += entry.bytes();
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /// A batch that was never tried; it goes by the id of its first delivery.
  static DeliveryBatch first(Target target, LocalDate day, List<Entry> run, Instant now) {
    List<UUID> ids = run.stream().map(Entry::id).toList();
    long bytes = run.stream().mapToLong(Entry::bytes).sum();
    return new DeliveryBatch(ids.getFirst(), target, day, ids, bytes, 0, now, now);
  }
}
