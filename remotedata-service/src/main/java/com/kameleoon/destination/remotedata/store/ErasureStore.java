package com.kameleoon.destination.remotedata.store;

import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Removes whole keys as if they had never been: no mark stays that would keep older writes out.
///
/// The row of a key outlives its fields by one sweep, so that every replica's cache learns of it,
/// and is counted as left until then.
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
      where key = any(?) and expires_at > now() and not exists (
        select from remotedata.map_field f where f.key = map_key.key)
      returning key
      """;

  private static final String FIELDS =
      "delete from remotedata.map_field where key = any(?) and at_micros <= ? returning key";

  private static final String COUNT_ACCOUNT =
      "select count(*) from remotedata.mirror where key = any(?)";

  private static final String TOUCH =
      "update remotedata.map_key set changed = pg_current_xact_id() where key = any(?)";

  private static final String COUNT_FIELDS =
      "select count(*) from remotedata.map_field where key = any(?) and at_micros <= ?";

  private static final String COUNT_KEYS =
      """
      select count(*) from remotedata.map_key k where key = any(?)
        and not exists (select from remotedata.map_field f where f.key = k.key)
      """;

  private final Database database;
  private final LiveConfiguration configuration;

  ErasureStore(Database database, LiveConfiguration configuration) {
    this.database = database;
    this.configuration = configuration;
  }

  /// Rows that were removed, by what they are. A key with newer fields keeps these. What the
  /// account has of the keys is in line to be removed there, once: only what was removed here just
  /// now.
  public Map<String, Long> erase(Collection<String> keys, Instant before) {
    boolean mirrored = configuration.settings().mirrored();
    return database.write(connection -> {
      lock(connection, keys);
      List<String> fields = change(connection, FIELDS, keys, before);
      touch(connection, keys);
      List<String> ended = change(connection, END, keys, null);
      Set<String> there = new TreeSet<>(fields);
      there.addAll(ended);
      if (mirrored && !there.isEmpty()) {
        MirrorRepository.mark(connection, there);
      }
      return Map.of("fields", (long) fields.size(), "keys", (long) ended.size());
    });
  }

  /// Rows that are still there, whether a reader can see them or not; `account` are keys that the
  /// account has not been told of yet.
  public Map<String, Long> count(Collection<String> keys, Instant before) {
    boolean mirrored = configuration.settings().writesAccount();
    return database.write(connection -> {
      Map<String, Long> left = new TreeMap<>();
      left.put("keys", count(connection, COUNT_KEYS, keys, null));
      left.put("fields", count(connection, COUNT_FIELDS, keys, before));
      if (mirrored) {
        left.put("account", count(connection, COUNT_ACCOUNT, keys, null));
      }
      return left;
    });
  }

  /// In the order in which all writers lock.
  private static void lock(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOCK, keys, null)) {
      statement.executeQuery().close();
    }
  }

  private static void touch(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = prepare(connection, TOUCH, keys, null)) {
      statement.executeUpdate();
    }
  }

  /// The keys of the rows that it changed, one for each.
  private static List<String> change(
      Connection connection, String sql, Collection<String> keys, @Nullable Instant before)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, keys, before);
        ResultSet rows = statement.executeQuery()) {
      List<String> changed = new ArrayList<>();
      while (rows.next()) {
        changed.add(rows.getString(1));
      }
      return changed;
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
