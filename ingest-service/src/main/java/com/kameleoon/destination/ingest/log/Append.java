package com.kameleoon.destination.ingest.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One caller's events on their way to a commit; never split over two groups.
///
/// @param bytes of bodies and deliveries
record Append(List<KeyedEvent> events, long bytes, CompletableFuture<List<Receipt>> receipts) {
  static Append of(List<ReceivedEvent> events) {
    List<KeyedEvent> keyed = events.stream().map(KeyedEvent::of).toList();
    long bytes = keyed.stream().mapToLong(KeyedEvent::bytes).sum();
    return new Append(keyed, bytes, new CompletableFuture<>());
  }
}
