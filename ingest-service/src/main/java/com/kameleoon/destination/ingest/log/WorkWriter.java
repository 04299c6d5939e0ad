package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What follows from new events, in their transaction: the work, what is given up at once, the
/// tally.
@Singleton
final class WorkWriter {
  private final OutcomeRepository outcomes;
  private final BatchRepository batches;
  private final TallyRepository tallies;
  private final CopyRepository copies;
  private final Clock clock;

  WorkWriter(
      OutcomeRepository outcomes,
      BatchRepository batches,
      TallyRepository tallies,
      CopyRepository copies,
      Clock clock) {
    this.outcomes = outcomes;
    this.batches = batches;
    this.tallies = tallies;
    this.copies = copies;
    this.clock = clock;
  }

  /// One round trip, which ends the transaction.
  void commit(
      Connection connection, LocalDate day, List<KeyedEvent> fresh, List<KeyedEvent> repeated)
      throws SQLException {
    Tally tally = new Tally();
    tally.duplicates(repeated.size());
    List<OutcomeRepository.End> givenUp = new ArrayList<>();
    fresh.forEach(event -> count(event, tally, givenUp));
    RoundTrip trip = new RoundTrip(connection);
    batches.insert(trip, batches(day, fresh));
    outcomes.insert(trip, day, clock.instant(), givenUp);
    copies.insert(trip, day, repeated);
    tallies.append(trip, tally);
    trip.commit();
  }

  private static void count(KeyedEvent event, Tally tally, List<OutcomeRepository.End> givenUp) {
    switch (event.event().verdict()) {
      case Verdict.Deliveries(List<PlannedDelivery> deliveries) -> {
        tally.received(deliveries.size());
        for (PlannedDelivery delivery : deliveries) {
          if (delivery instanceof PlannedDelivery.Discarded discarded) {
            givenUp.add(new OutcomeRepository.End(event.key(), end(discarded)));
            tally.discarded(discarded.reason());
          }
        }
      }
      case Verdict.Filtered verdict -> {
        tally.received(1);
        tally.filtered(verdict.reason());
      }
      case Verdict.Discarded verdict -> {
        tally.received(1);
        tally.discarded(verdict.reason());
      }
    }
  }

  private static FinishedDelivery end(PlannedDelivery.Discarded given) {
    return new FinishedDelivery.Discarded(given.id(), 0, given.reason(), given.detail());
  }

  private List<DeliveryBatch> batches(LocalDate day, List<KeyedEvent> fresh) {
    Map<Target, List<StoredDelivery>> byTarget = new EnumMap<>(Target.class);
    for (KeyedEvent event : fresh) {
      for (EventPlan.Sending sending : event.plan().sendings()) {
        byTarget.computeIfAbsent(sending.target(), _ -> new ArrayList<>()).add(sending.delivery());
      }
    }
    Instant now = clock.instant();
    List<DeliveryBatch> batches = new ArrayList<>();
    byTarget.forEach((target, deliveries) ->
        DeliveryBatch.cut(deliveries)
            .forEach(run -> batches.add(DeliveryBatch.first(target, day, run, now))));
    return batches;
  }
}
