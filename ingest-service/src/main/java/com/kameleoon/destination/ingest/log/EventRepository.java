package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.Verdict.Deliveries;
import com.kameleoon.destination.ingest.log.Verdict.Discarded;
import com.kameleoon.destination.ingest.log.Verdict.Filtered;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table `event`.
@Singleton
final class EventRepository {
  // The unique key dedupes within the day and waits for a transaction that is inserting the same
  // key; the days before are complete, see LogDay.
  private static final String INSERT =
      """
      insert into ingest.event (day, message_key, id, received_at, message_id, door, source, type,
        name, user_id, anonymous_id, verdict, reason, detail, body)
      select ?, i.* from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::bytea[]) as i (message_key, id, received_at, message_id, door, source, type,
        name, user_id, anonymous_id, verdict, reason, detail, body)
      where not exists (
        select from ingest.event e where e.day >= ? and e.day < ?
          and e.message_key = i.message_key
          and e.received_at > i.received_at - ? * interval '1 millisecond')
      on conflict (day, message_key) do nothing
      returning id\
      """;

  /// Ids of the events that are new; the others are duplicates.
  Set<UUID> insert(
      Connection connection, LocalDate day, Duration dedupeWindow, List<KeyedEvent> events)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, day);
      bindColumns(insert, new SqlArrays<>(connection, events));
      insert.setObject(16, oldestDay(events, dedupeWindow));
      insert.setObject(17, day);
      insert.setLong(18, dedupeWindow.toMillis());
      return ids(insert);
    }
  }

  private static void bindColumns(PreparedStatement insert, SqlArrays<KeyedEvent> columns)
      throws SQLException {
    insert.setArray(2, columns.as("uuid", KeyedEvent::key));
    insert.setArray(3, columns.as("uuid", e -> e.event().id()));
    insert.setArray(4, columns.as("timestamptz", e -> e.event().receivedAt()));
    insert.setArray(5, columns.texts(e -> e.event().messageId()));
    insert.setArray(6, columns.texts(e -> e.event().door().name()));
    insert.setArray(7, columns.texts(e -> e.event().source()));
    insert.setArray(8, columns.texts(e -> e.event().type().wireName()));
    insert.setArray(9, columns.texts(e -> e.event().name()));
    insert.setArray(10, columns.texts(e -> e.event().userId()));
    insert.setArray(11, columns.texts(e -> e.event().anonymousId()));
    insert.setArray(12, columns.texts(e -> kind(e.event().verdict())));
    insert.setArray(13, columns.texts(e -> reason(e.event().verdict())));
    insert.setArray(14, columns.texts(e -> detail(e.event().verdict())));
    insert.setArray(15, columns.bytes(e -> e.event().body()));
  }

  private static LocalDate oldestDay(List<KeyedEvent> events, Duration dedupeWindow) {
    Instant oldest =
        events.stream().map(e -> e.event().receivedAt()).min(Instant::compareTo).orElseThrow();
    return LocalDate.ofInstant(oldest.minus(dedupeWindow), ZoneOffset.UTC);
  }

  private static Set<UUID> ids(PreparedStatement insert) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (ResultSet rows = insert.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
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
