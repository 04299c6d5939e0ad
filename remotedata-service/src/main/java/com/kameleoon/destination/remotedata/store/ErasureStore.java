package com.kameleoon.destination.remotedata.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Removes whole keys as if they had never been: no mark stays that would keep older writes out.
///
/// The row of a key outlives its fields by one sweep, so that every replica's cache learns of it.
@Singleton
public final class ErasureStore {
  private static final String LOCK =
      """
      select 1 from remotedata.map_key where key = any(?) order by key collate "C" for update
      """;

  private static final String END =
      """
      update remotedata.map_key set expires_at = now() - interval '1 day', changed = pg_current_xact_id(),
        deleted_at = -9223372036854775808, deleted_by = ''
      where key = any(?) and not exists (
        select from remotedata.map_field f where f.key = map_key.key)
      """;

  private static final String FIELDS =
      "delete from remotedata.map_field where key = any(?) and at_micros <= ?";

  private static final String TOUCH =
      "update remotedata.map_key set changed = pg_current_xact_id() where key = any(?)";

  private static final String COUNT_FIELDS =
      "select count(*) from remotedata.map_field where key = any(?) and at_micros <= ?";

  private static final String COUNT_KEYS =
      """
      select count(*) from remotedata.map_key k where key = any(?) and expires_at > now()
        and not exists (select from remotedata.map_field f where f.key = k.key)
      """;

  private final Database database;

  ErasureStore(Database database) {
    this.database = database;
  }

  /// Rows that were removed, by what they are. A key with newer fields keeps these.
  public Map<String, Long> erase(Collection<String> keys, Instant before) {
    return database.write(connection -> {
      lock(connection, keys);
      long fields = update(connection, FIELDS, keys, before);
      update(connection, TOUCH, keys, null);
      return Map.of("fields", fields, "keys", update(connection, END, keys, null));
    });
  }

  /// Rows that a reader could still see.
  public Map<String, Long> count(Collection<String> keys, Instant before) {
    return database.write(connection ->
        Map.of(
            "keys",
            count(connection, COUNT_KEYS, keys, null),
            "fields",
            count(connection, COUNT_FIELDS, keys, before)));
  }

  /// In the order in which all writers lock.
  private static void lock(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOCK, keys, null)) {
      statement.executeQuery().close();
    }
  }

  private static long update(
      Connection connection, String sql, Collection<String> keys, @Nullable Instant before)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, keys, before)) {
      return statement.executeUpdate();
    }
  }

  private static long count(
      Connection connection, String sql, Collection<String> keys, @Nullable Instant before)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, keys, before);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, Collection<String> keys, @Nullable Instant before)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
    if (before != null) {
      statement.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, before));
    }
    return statement;
  }
}
