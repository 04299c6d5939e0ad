package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Function `append_group`.
@Singleton
final class GroupRepository {
  private static final String APPEND =
      """
      select ingest.append_group(?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final DeliveryPolicy policy;
  private final Clock clock;

  GroupRepository(DeliveryPolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /// Stores events with all that follows from them, in one round trip; false, and nothing is
  /// stored, when the log's day is not `day` or when one of them came before.
  boolean append(Connection connection, LocalDate day, List<KeyedEvent> events)
      throws SQLException {
    Instant now = clock.instant();
    Duration window = policy.dedupeWindow();
    GroupWork work = GroupWork.of(day, events, now);
    RoundTrip trip = new RoundTrip(connection);
    trip.then(
            APPEND,
            day,
            EventColumns.oldestDay(events, window),
            window.toMillis(),
            OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .with(EventColumns.of(trip.columns(events)));
    batches(trip, work.batches());
    ends(trip, work.givenUp());
    counts(trip, work.tally());
    try (PreparedStatement statement = trip.begin();
        ResultSet rows = statement.getResultSet()) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static void batches(RoundTrip trip, List<DeliveryBatch> batches) throws SQLException {
    SqlArrays<DeliveryBatch> columns = trip.columns(batches);
    trip.with(
        List.of(
            columns.uuids(DeliveryBatch::id),
            columns.texts(batch -> batch.target().name()),
            columns.ints(batch -> batch.deliveries().size()),
            columns.longs(DeliveryBatch::bytes),
            columns.bytes(batch -> DeliveryPlaces.write(batch.deliveries()))));
  }

  private static void ends(RoundTrip trip, List<OutcomeRepository.End> ends) throws SQLException {
    SqlArrays<OutcomeRepository.End> columns = trip.columns(ends);
    trip.with(
        List.of(
            columns.uuids(end -> end.delivery().id()),
            columns.uuids(OutcomeRepository.End::messageKey),
            columns.texts(end -> OutcomeRepository.reason(end.delivery())),
            columns.texts(end -> OutcomeRepository.detail(end.delivery()))));
  }

  private static void counts(RoundTrip trip, Tally tally) throws SQLException {
    SqlArrays<Map.Entry<Tally.Key, Long>> columns =
        trip.columns(List.copyOf(tally.counts().entrySet()));
    trip.with(
        List.of(
            columns.texts(count -> count.getKey().kind().name()),
            columns.texts(count -> count.getKey().reason()),
            columns.longs(Map.Entry::getValue)));
  }
}
