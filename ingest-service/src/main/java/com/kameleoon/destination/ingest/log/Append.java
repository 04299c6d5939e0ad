package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One caller's events on their way to a commit; never split over two groups.
///
/// @param bytes of bodies and items
record Append(List<KeyedEvent> events, long bytes, CompletableFuture<List<Receipt>> receipts) {
  static Append of(List<ReceivedEvent> events) {
    List<KeyedEvent> keyed = events.stream().map(KeyedEvent::of).toList();
    long bytes = events.stream().mapToLong(Append::bytes).sum();
    return new Append(keyed, bytes, new CompletableFuture<>());
  }

  private static long bytes(ReceivedEvent event) {
    long bytes = event.body().length;
    if (event.verdict() instanceof Verdict.Deliveries verdict) {
      for (PlannedDelivery delivery : verdict.deliveries()) {
        bytes += delivery instanceof ToSend toSend ? toSend.item().length : 0;
      }
    }
    return bytes;
  }
}
