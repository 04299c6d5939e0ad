package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
        and (
          select true from ingest.event e where e.day >= ? and e.day < ?
            and e.message_key = i.message_key
            and e.received_at > i.received_at - ? * interval '1 millisecond' limit 1) is null
      on conflict (day, message_key) do nothing
      returning message_key\
      """;

  // Each one by its key, whatever the planner thinks of the day: see LogPool.
  private static final String ITEMS =
      """
      select p.id, substr(e.deliveries, p.place, p.length)
      from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[]) as p (id, message_key, place, length),
        lateral (
          select deliveries from ingest.event where day = ? and message_key = p.message_key limit 1
        ) as e\
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
    LocalDate oldestDay = EventColumns.oldestDay(events, dedupeWindow);
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
    List<Object> parameters = new ArrayList<>();
    parameters.add(day);
    parameters.addAll(EventColumns.of(columns));
    parameters.addAll(List.of(day, oldestDay, day, windowMillis));
    return parameters.toArray();
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
}
