package com.kameleoon.destination.remotedata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The table `mirror`: keys that changed since the account was told.
final class MirrorRepository {
  private static final String MARK =
      """
      insert into remotedata.mirror as m (key, since)
      select w.key, ?::timestamptz from unnest(?::text[]) as w(key) order by w.key collate "C"
      on conflict (key) do update set version = m.version + 1
      """;

  private static final String LEASE =
      """
      with due as (
        select key from remotedata.mirror where leased_until <= ? or leased_until > ?
        order by since limit ? for update skip locked)
      update remotedata.mirror m set leased_until = ? from due where m.key = due.key
      returning m.key, m.version
      """;

  private static final String DONE =
      """
      with sent as (select * from unnest(?::text[], ?::bigint[]) as s(key, version)),
      gone as (
        delete from remotedata.mirror m using sent
        where m.key = sent.key and m.version = sent.version)
      update remotedata.mirror m set leased_until = '-infinity' from sent
      where m.key = sent.key and m.version <> sent.version
      """;

  private MirrorRepository() {}

  static void mark(Connection connection, Collection<String> keys, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setObject(1, utc(now));
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    }
  }

  static Map<String, Long> lease(Connection connection, Instant now, int most, Duration lease)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LEASE)) {
      // A lease that ends later than any can was given by a clock that was set back since.
      OffsetDateTime until = utc(now.plus(lease));
      statement.setObject(1, utc(now));
      statement.setObject(2, until);
      statement.setInt(3, most);
      statement.setObject(4, until);
      Map<String, Long> versions = new LinkedHashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
      return versions;
    }
  }

  static int done(Connection connection, Map<String, Long> versions) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DONE)) {
      statement.setArray(1, connection.createArrayOf("text", versions.keySet().toArray()));
      statement.setArray(2, connection.createArrayOf("bigint", versions.values().toArray()));
      return statement.executeUpdate();
    }
  }

  static int release(Connection connection, Collection<String> keys) throws SQLException {
    String sql = "update remotedata.mirror set leased_until = '-infinity' where key = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      return statement.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
