package com.kameleoon.destination.remotedata.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// `map_field`: the last writer's value of every field.
final class FieldRepository {
  private static final String UPSERT =
      """
      insert into remotedata.map_field as f
        (key, slot, part, name, value, at_micros, message_id)
      select * from unnest(
        ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
      on conflict (key, slot) do update set
        value = excluded.value,
        at_micros = excluded.at_micros,
        message_id = excluded.message_id
      where (excluded.at_micros, excluded.message_id, coalesce(excluded.value, ''))
          > (f.at_micros, f.message_id, coalesce(f.value, ''))
      returning f.key, f.slot
      """;

  private static final String REMOVE_ALL = "delete from remotedata.map_field where key = any(?)";

  private static final String REMOVE_OLDER =
      """
      delete from remotedata.map_field
      where key = any(?) and (at_micros, message_id) <= (?, ?)
      """;

  private static final String CLEAR_PART =
      """
      update remotedata.map_field set value = null, at_micros = ?, message_id = ?
      where key = any(?) and part = ? and (at_micros, message_id) < (?, ?)
      """;

  private static final String LOAD =
      """
      select k.key, k.expires_at, f.part, f.name, f.value
      from remotedata.map_key k
      join remotedata.map_field f on f.key = k.key and f.value is not null
      where k.key = any(?) and k.expires_at > ?
      order by f.key, f.name
      """;

  private static final String LISTED =
      """
      select f.name
      from remotedata.map_field f
      join remotedata.map_key k on k.key = f.key
      where f.key = ? and f.slot = any(?) and f.value is not null and k.expires_at > ?
      """;

  private FieldRepository() {}

  /// Stores what is newer than the stored; returns the fields that changed.
  static Set<FieldAddress> upsert(Connection connection, List<FieldWrite> writes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setArray(1, column(connection, "text", writes, FieldWrite::key));
      statement.setArray(2, column(connection, "uuid", writes, w -> w.address().slot()));
      statement.setArray(3, column(connection, "text", writes, w -> w.part().column()));
      statement.setArray(4, column(connection, "text", writes, FieldWrite::name));
      // a null element is a removed field
      Object[] values = writes.stream().map(w -> w.value().orElse(null)).toArray();
      statement.setArray(5, connection.createArrayOf("text", values));
      statement.setArray(6, column(connection, "bigint", writes, w -> w.stamp().atMicros()));
      statement.setArray(7, column(connection, "text", writes, w -> w.stamp().messageId()));
      try (ResultSet rows = statement.executeQuery()) {
        return addresses(rows);
      }
    }
  }

  static void removeAll(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE_ALL)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    }
  }

  static void removeOlder(Connection connection, Collection<String> keys, Stamp stamp)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE_OLDER)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setLong(2, stamp.atMicros());
      statement.setString(3, stamp.messageId());
      statement.executeUpdate();
    }
  }

  /// Removes every older field of one part, remembering when.
  static void clearPart(Connection connection, Part part, Collection<String> keys, Stamp stamp)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLEAR_PART)) {
      statement.setLong(1, stamp.atMicros());
      statement.setString(2, stamp.messageId());
      statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
      statement.setString(4, part.column());
      statement.setLong(5, stamp.atMicros());
      statement.setString(6, stamp.messageId());
      statement.executeUpdate();
    }
  }

  /// The present fields of the keys that live; a key without any is not in the answer.
  static Map<String, StoredMap> load(Connection connection, Collection<String> keys, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setObject(2, KeyRepository.utc(now));
      try (ResultSet rows = statement.executeQuery()) {
        return maps(rows);
      }
    }
  }

  /// The names of those slots that have a value, if the key lives until then at least.
  static Set<String> present(
      Connection connection, String key, Collection<UUID> slots, Instant until)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
      statement.setString(1, key);
      statement.setArray(2, connection.createArrayOf("uuid", slots.toArray()));
      statement.setObject(3, KeyRepository.utc(until));
      try (ResultSet rows = statement.executeQuery()) {
        Set<String> names = new HashSet<>();
        while (rows.next()) {
          names.add(rows.getString("name"));
        }
        return names;
      }
    }
  }

  private static Array column(
      Connection connection, String type, List<FieldWrite> writes, Function<FieldWrite, Object> get)
      throws SQLException {
    return connection.createArrayOf(type, writes.stream().map(get).toArray());
  }

  private static Set<FieldAddress> addresses(ResultSet rows) throws SQLException {
    Set<FieldAddress> addresses = new HashSet<>();
    while (rows.next()) {
      addresses.add(new FieldAddress(rows.getString("key"), rows.getObject("slot", UUID.class)));
    }
    return addresses;
  }

  private static Map<String, StoredMap> maps(ResultSet rows) throws SQLException {
    Map<String, StoredMap> maps = new HashMap<>();
    while (rows.next()) {
      Instant expiresAt = rows.getObject("expires_at", OffsetDateTime.class).toInstant();
      maps.computeIfAbsent(
              rows.getString("key"), key -> new StoredMap(expiresAt, new ArrayList<>()))
          .fields()
          .add(
              new StoredField(
                  Part.ofColumn(rows.getString("part")),
                  rows.getString("name"),
                  rows.getString("value")));
    }
    return maps;
  }
}
