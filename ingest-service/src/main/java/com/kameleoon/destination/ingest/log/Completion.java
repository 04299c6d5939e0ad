package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is written when a lease ends: outcomes, the batches to try again, the tally.
@Singleton
final class Completion {
  private final OutcomeRepository outcomes;
  private final BatchRepository batches;
  private final TallyRepository tallies;
  private final TimeOrderedIds ids;
  private final Clock clock;

  Completion(
      OutcomeRepository outcomes,
      BatchRepository batches,
      TallyRepository tallies,
      TimeOrderedIds ids,
      Clock clock) {
    this.outcomes = outcomes;
    this.batches = batches;
    this.tallies = tallies;
    this.ids = ids;
    this.clock = clock;
  }

  /// One round trip, which ends the transaction.
  void commit(
      Connection connection,
      Lease lease,
      List<FinishedDelivery> finished,
      Map<UUID, Instant> retries)
      throws SQLException {
    if (finished.size() + retries.size() != lease.deliveries().size()) {
      throw new IllegalArgumentException("every leased delivery needs exactly one outcome");
    }
    Map<UUID, LeasedDelivery> leased =
        lease.deliveries().stream()
            .collect(Collectors.toMap(LeasedDelivery::id, Function.identity()));
    Map<LocalDate, List<OutcomeRepository.End>> byDay = new LinkedHashMap<>();
    Tally tally = new Tally();
    for (FinishedDelivery end : finished) {
      LeasedDelivery delivery = Objects.requireNonNull(leased.get(end.id()));
      byDay
          .computeIfAbsent(delivery.day(), _ -> new ArrayList<>())
          .add(new OutcomeRepository.End(delivery.stored().messageKey(), end));
      tally.finished(end);
    }
    Instant now = clock.instant();
    RoundTrip trip = new RoundTrip(connection);
    for (Map.Entry<LocalDate, List<OutcomeRepository.End>> day : byDay.entrySet()) {
      outcomes.insert(trip, day.getKey(), now, day.getValue());
    }
    batches.insert(trip, retryBatches(lease, retries));
    tallies.append(trip, tally);
    trip.commit();
  }

  /// Deliveries that are alike wait together, so that a long outage makes fewer and fuller batches.
  private record Alike(LocalDate day, int attempts, Instant dueAt, Instant firstMinute) {}

  private List<DeliveryBatch> retryBatches(Lease lease, Map<UUID, Instant> retries) {
    Map<Alike, List<LeasedDelivery>> groups = new LinkedHashMap<>();
    for (LeasedDelivery delivery : lease.deliveries()) {
      Instant dueAt = retries.get(delivery.id());
      if (dueAt != null) {
        Instant minute = delivery.firstAt().truncatedTo(ChronoUnit.MINUTES);
        Alike alike = new Alike(delivery.day(), delivery.attempts(), dueAt, minute);
        groups.computeIfAbsent(alike, _ -> new ArrayList<>()).add(delivery);
      }
    }
    return groups.entrySet().stream()
        .map(group -> retryBatch(lease.terms().target(), group.getKey(), group.getValue()))
        .toList();
  }

  private DeliveryBatch retryBatch(Target target, Alike alike, List<LeasedDelivery> deliveries) {
    return new DeliveryBatch(
        ids.next(),
        target,
        alike.day(),
        deliveries.stream().map(LeasedDelivery::stored).toList(),
        alike.attempts(),
        deliveries.stream().map(LeasedDelivery::firstAt).min(Instant::compareTo).orElseThrow(),
        alike.dueAt());
  }
}
