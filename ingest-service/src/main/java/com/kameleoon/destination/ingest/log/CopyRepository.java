package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// Table `event_copy`.
@Singleton
final class CopyRepository {
  private static final String INSERT =
      """
      insert into ingest.event_copy (day, message_key, received_at, door, source)
      select ?, i.* from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[]) as i\
      """;

  /// Events whose messageId was there already.
  void insert(RoundTrip trip, LocalDate day, List<KeyedEvent> copies) throws SQLException {
    if (!copies.isEmpty()) {
      SqlArrays<KeyedEvent> columns = trip.columns(copies);
      trip.then(
          INSERT,
          day,
          columns.uuids(KeyedEvent::key),
          columns.times(copy -> copy.event().receivedAt()),
          columns.texts(copy -> copy.event().door().name()),
          columns.texts(copy -> copy.event().source()));
    }
  }
}
