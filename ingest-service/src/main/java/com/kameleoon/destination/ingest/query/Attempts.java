package com.kameleoon.destination.ingest.query;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Finds the attempts of an event's deliveries that were repeated.
@Singleton
final class Attempts {
  private static final String OF_DELIVERY =
      """
      select at, attempt, answer, again_at from ingest.delivery_attempt
      where at >= ? and at <= ? and ? = any (delivery_ids) order by at limit 50\
      """;

  private final ConsoleStore store;

  Attempts(ConsoleStore store) {
    this.store = store;
  }

  /// In their order; those that delivered or ended it are not among them.
  List<AttemptRecord> of(EventRecord event, Instant now) {
    List<AttemptRecord> attempts = new ArrayList<>();
    for (DeliveryRecord delivery : event.deliveries()) {
      if (delivery.attempts() != 1) {
        Instant end = delivery.finishedAt();
        attempts.addAll(
            store.query(
                OF_DELIVERY,
                row ->
                    new AttemptRecord(
                        delivery.id(),
                        row.time("at"),
                        row.number("attempt"),
                        row.text("answer"),
                        row.time("again_at")),
                event.receivedAt(),
                end == null ? now : end.plusSeconds(1),
                UUID.fromString(delivery.id())));
      }
    }
    return attempts;
  }
}
