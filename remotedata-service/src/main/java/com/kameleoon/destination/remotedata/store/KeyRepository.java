package com.kameleoon.destination.remotedata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// `map_key`: locks, ends and deletions of keys.
final class KeyRepository {
  private static final String TOUCH =
      """
      insert into remotedata.map_key as k (key, expires_at)
      select w.key, ?::timestamptz
      from unnest(?::text[]) as w(key)
      order by w.key collate "C"
      on conflict (key) do update set
        expires_at = case
          when k.expires_at <= ?::timestamptz then excluded.expires_at
          else greatest(k.expires_at, excluded.expires_at) end,
        deleted_at = case
          when k.expires_at <= ?::timestamptz then -9223372036854775808
          else k.deleted_at end,
        deleted_by = case when k.expires_at <= ?::timestamptz then '' else k.deleted_by end,
        changed = pg_current_xact_id()
      returning k.key, coalesce(old.expires_at <= ?::timestamptz, false) as lapsed,
        k.deleted_at, k.deleted_by
      """;

  private static final String MARK_DELETED =
      """
      update remotedata.map_key set deleted_at = ?, deleted_by = ?
      where key = any(?) and (deleted_at, deleted_by) < (?, ?)
      """;

  private static final String REMOVE_EXPIRED =
      """
      with gone as (
        select key from remotedata.map_key
        where expires_at <= ?
        order by expires_at
        limit ?
        for update skip locked),
      fields as (delete from remotedata.map_field f using gone where f.key = gone.key)
      delete from remotedata.map_key k using gone where k.key = gone.key
      """;

  private KeyRepository() {}

  /// What the lock on a key found.
  ///
  /// @param lapsed whether the key had expired, so that its old fields must not come back
  /// @param deleted stamp of the key's last deletion
  record Touched(String key, boolean lapsed, Stamp deleted) {}

  /// Locks the keys in their own order, creating missing ones, and extends their lives.
  static List<Touched> touch(
      Connection connection, Collection<String> keys, Instant now, Instant expiresAt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOUCH)) {
      OffsetDateTime at = utc(now);
      statement.setObject(1, utc(expiresAt));
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      for (int i = 3; i <= 6; i++) {
        statement.setObject(i, at);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return touched(rows);
      }
    }
  }

  /// Remembers that the keys were deleted; an older deletion than the known one changes nothing.
  static void markDeleted(Connection connection, Collection<String> keys, Stamp stamp)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK_DELETED)) {
      statement.setLong(1, stamp.atMicros());
      statement.setString(2, stamp.messageId());
      statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
      statement.setLong(4, stamp.atMicros());
      statement.setString(5, stamp.messageId());
      statement.executeUpdate();
    }
  }

  /// Removes at most that many expired keys with their fields; returns how many.
  static int removeExpired(Connection connection, Instant now, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE_EXPIRED)) {
      statement.setObject(1, utc(now));
      statement.setInt(2, limit);
      return statement.executeUpdate();
    }
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static List<Touched> touched(ResultSet rows) throws SQLException {
    List<Touched> touched = new ArrayList<>();
    while (rows.next()) {
      Stamp deleted = new Stamp(rows.getLong("deleted_at"), rows.getString("deleted_by"));
      touched.add(new Touched(rows.getString("key"), rows.getBoolean("lapsed"), deleted));
    }
    return touched;
  }
}
