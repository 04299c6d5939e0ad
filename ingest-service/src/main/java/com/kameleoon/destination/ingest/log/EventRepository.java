package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.Verdict.Deliveries;
import com.kameleoon.destination.ingest.log.Verdict.Discarded;
import com.kameleoon.destination.ingest.log.Verdict.Filtered;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table `event`.
@Singleton
final class EventRepository {
  // The unique key dedupes within the day and waits for a transaction that is inserting the same
  // key; the days before are complete, see LogDay. Nothing is inserted under a day that is over.
  private static final String INSERT =
      """
      insert into ingest.event (day, message_key, id, received_at, message_id, door, source, type,
        name, user_id, anonymous_id, verdict, reason, detail, body, deliveries)
      select ?, i.* from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::bytea[], ?::bytea[]) as i (message_key, id, received_at, message_id, door, source, type,
        name, user_id, anonymous_id, verdict, reason, detail, body, deliveries)
      where (select day from ingest.log_day) = ?
        and not exists (
          select from ingest.event e where e.day >= ? and e.day < ?
            and e.message_key = i.message_key
            and e.received_at > i.received_at - ? * interval '1 millisecond')
      on conflict (day, message_key) do nothing
      returning message_key\
      """;

  private static final String ITEMS =
      """
      select p.id, substr(e.deliveries, p.place, p.length)
      from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[]) as p (id, message_key, place, length)
      join ingest.event e on e.day = ? and e.message_key = p.message_key\
      """;

  /// What an insert did.
  ///
  /// @param day of the log, under which alone it inserts
  /// @param fresh keys of the events that are new; the others are duplicates
  record Insertion(LocalDate day, Set<UUID> fresh) {}

  /// Holds the log's day until the transaction ends. Nothing is inserted when that is another one
  /// than `day`. One round trip, and one more to ask for the day where nothing was new.
  Insertion insert(
      Connection connection, LocalDate day, Duration dedupeWindow, List<KeyedEvent> events)
      throws SQLException {
    RoundTrip trip = new RoundTrip(connection);
    SqlArrays<KeyedEvent> columns = trip.columns(events);
    LocalDate oldestDay = oldestDay(events, dedupeWindow);
    trip.then(DayRepository.LOCK_SHARED)
        .then(INSERT, parameters(columns, day, oldestDay, dedupeWindow.toMillis()));
    Set<UUID> fresh;
    try (PreparedStatement statement = trip.begin()) {
      statement.getMoreResults();
      fresh = keys(statement);
    }
    return new Insertion(fresh.isEmpty() ? held(connection) : day, fresh);
  }

  /// The items by delivery id, in no order.
  Map<UUID, byte[]> items(Connection connection, LocalDate day, List<StoredDelivery> deliveries)
      throws SQLException {
    RoundTrip trip = new RoundTrip(connection);
    SqlArrays<StoredDelivery> columns = trip.columns(deliveries);
    trip.then(
        ITEMS,
        columns.uuids(StoredDelivery::id),
        columns.uuids(StoredDelivery::messageKey),
        columns.ints(one -> one.offset() + 1),
        columns.ints(StoredDelivery::length),
        day);
    Map<UUID, byte[]> items = HashMap.newHashMap(deliveries.size());
    try (PreparedStatement statement = trip.begin();
        ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        items.put(rows.getObject(1, UUID.class), rows.getBytes(2));
      }
    }
    return items;
  }

  private static Object[] parameters(
      SqlArrays<KeyedEvent> columns, LocalDate day, LocalDate oldestDay, long windowMillis)
      throws SQLException {
    return new Object[] {
      day,
      columns.uuids(KeyedEvent::key),
      columns.uuids(e -> e.event().id()),
      columns.times(e -> e.event().receivedAt()),
      columns.texts(e -> e.event().messageId()),
      columns.texts(e -> e.event().door().name()),
      columns.texts(e -> e.event().source()),
      columns.texts(e -> e.event().type().wireName()),
      columns.texts(e -> e.event().name()),
      columns.texts(e -> e.event().userId()),
      columns.texts(e -> e.event().anonymousId()),
      columns.texts(e -> kind(e.event().verdict())),
      columns.texts(e -> reason(e.event().verdict())),
      columns.texts(e -> detail(e.event().verdict())),
      columns.bytes(e -> e.event().body()),
      deliveries(columns),
      day,
      oldestDay,
      day,
      windowMillis
    };
  }

  private static Array deliveries(SqlArrays<KeyedEvent> columns) throws SQLException {
    return columns.bytes(e -> e.plan().json().length == 0 ? null : e.plan().json());
  }

  private static LocalDate oldestDay(List<KeyedEvent> events, Duration dedupeWindow) {
    Instant oldest =
        events.stream().map(e -> e.event().receivedAt()).min(Instant::compareTo).orElseThrow();
    return LocalDate.ofInstant(oldest.minus(dedupeWindow), ZoneOffset.UTC);
  }

  private static LocalDate held(Connection connection) throws SQLException {
    try (PreparedStatement statement = new RoundTrip(connection).then(DayRepository.READ).begin();
        ResultSet rows = statement.getResultSet()) {
      rows.next();
      return rows.getObject(1, LocalDate.class);
    }
  }

  private static Set<UUID> keys(PreparedStatement statement) throws SQLException {
    Set<UUID> keys = new HashSet<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        keys.add(rows.getObject(1, UUID.class));
      }
    }
    return keys;
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> "DELIVERIES";
      case Filtered _ -> "FILTERED";
      case Discarded _ -> "DISCARDED";
    };
  }

  private static @Nullable String reason(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> null;
      case Filtered filtered -> filtered.reason().name();
      case Discarded discarded -> discarded.reason().name();
    };
  }

  private static @Nullable String detail(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> null;
      case Filtered filtered -> filtered.detail();
      case Discarded discarded -> discarded.detail();
    };
  }
}
