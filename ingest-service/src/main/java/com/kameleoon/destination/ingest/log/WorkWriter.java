package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
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

/// What follows from new events, in their transaction: deliveries, the work, the tally.
@Singleton
final class WorkWriter {
  private final DeliveryRepository deliveries;
  private final OutcomeRepository outcomes;
  private final BatchRepository batches;
  private final TallyRepository tallies;
  private final Clock clock;

  WorkWriter(
      DeliveryRepository deliveries,
      OutcomeRepository outcomes,
      BatchRepository batches,
      TallyRepository tallies,
      Clock clock) {
    this.deliveries = deliveries;
    this.outcomes = outcomes;
    this.batches = batches;
    this.tallies = tallies;
    this.clock = clock;
  }

  void write(Connection connection, LocalDate day, List<ReceivedEvent> fresh, long duplicates)
      throws SQLException {
    Tally tally = new Tally();
    tally.duplicates(duplicates);
    List<StoredDelivery> planned = plan(fresh, tally);
    if (!planned.isEmpty()) {
      deliveries.insert(connection, day, planned);
      batches.insert(connection, batches(day, planned));
      discard(connection, day, planned, tally);
    }
    tallies.append(connection, tally);
  }

  private static List<StoredDelivery> plan(List<ReceivedEvent> fresh, Tally tally) {
    List<StoredDelivery> planned = new ArrayList<>();
    for (ReceivedEvent event : fresh) {
      switch (event.verdict()) {
        case Verdict.Deliveries verdict -> {
          verdict.deliveries().forEach(one -> planned.add(new StoredDelivery(event.id(), one)));
          tally.received(verdict.deliveries().size());
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
    return planned;
  }

  private List<DeliveryBatch> batches(LocalDate day, List<StoredDelivery> planned) {
    Map<Target, List<DeliveryBatch.Entry>> byTarget = new EnumMap<>(Target.class);
    for (StoredDelivery delivery : planned) {
      if (delivery.planned() instanceof ToSend toSend) {
        byTarget
            .computeIfAbsent(toSend.target(), _ -> new ArrayList<>())
            .add(new DeliveryBatch.Entry(toSend.id(), toSend.item().length));
      }
    }
    Instant now = clock.instant();
    List<DeliveryBatch> batches = new ArrayList<>();
    byTarget.forEach((target, entries) ->
        DeliveryBatch.cut(entries)
            .forEach(run -> batches.add(DeliveryBatch.first(target, day, run, now))));
    return batches;
  }

  private void discard(
      Connection connection, LocalDate day, List<StoredDelivery> planned, Tally tally)
      throws SQLException {
    List<FinishedDelivery> discarded = new ArrayList<>();
    for (StoredDelivery delivery : planned) {
      if (delivery.planned() instanceof PlannedDelivery.Discarded given) {
        discarded.add(
            new FinishedDelivery.Discarded(given.id(), 0, given.reason(), given.detail()));
        tally.discarded(given.reason());
      }
    }
    if (!discarded.isEmpty()) {
      outcomes.insert(connection, day, clock.instant(), discarded);
    }
  }
}
