package com.kameleoon.destination.remotedata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The table `mirror`: keys that changed since the account was told.
final class MirrorRepository {
  private static final String MARK =
      """
      insert into remotedata.mirror as m (key)
      select w.key from unnest(?::text[]) as w(key) order by w.key collate "C"
      on conflict (key) do update set version = m.version + 1,
        leased_until = case when m.lease is null then '-infinity' else m.leased_until end
      """;

  /// A lease that ends later than any can was given before the clock was set back. A row that has a
  /// lease yet was left by a replica that never said what came of it.
  private static final String LEASE =
      """
      with due as (
        select key from remotedata.mirror
        where leased_until <= now() or leased_until > now() + make_interval(secs => ?)
        order by since limit ? for update skip locked)
      update remotedata.mirror m set lease = ?, leased_until = now() + make_interval(secs => ?),
        confirm_after = case when m.lease is null
          then least(m.confirm_after, now() + make_interval(secs => ?))
          else now() + make_interval(secs => ?) end
      from due where m.key = due.key
      returning m.key, m.version
      """;

  private static final String LOCK =
      """
      select key from remotedata.mirror where key = any(?) and lease = ?
      order by key collate "C" for update
      """;

  /// Gone is what is as it was sent, and was sent after all doubt.
  private static final String SETTLE =
      """
      with sent as (select * from unnest(?::text[], ?::bigint[]) as s(key, version)),
      gone as (
        delete from remotedata.mirror m using sent
        where m.key = sent.key and m.lease = ? and m.version = sent.version
          and coalesce(m.confirm_after <= m.leased_until - make_interval(secs => ?), true))
      update remotedata.mirror m set lease = null,
        leased_until = case when m.version = sent.version then m.confirm_after else '-infinity' end
      from sent
      where m.key = sent.key and m.lease = ? and not (m.version = sent.version
        and coalesce(m.confirm_after <= m.leased_until - make_interval(secs => ?), true))
      """;

  private static final String DOUBT =
      """
      insert into remotedata.mirror as m (key, confirm_after)
      select w.key, now() + make_interval(secs => ?) from unnest(?::text[]) as w(key)
      order by w.key collate "C"
      on conflict (key) do update set confirm_after = excluded.confirm_after,
        leased_until = case when m.lease is null then '-infinity' else m.leased_until end
      """;

  private MirrorRepository() {}

  /// @param lease how long a replica has
  /// @param doubt how long the account may act on a call that ended without a word
  record Times(Duration lease, Duration doubt) {}

  static void mark(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setArray(1, texts(connection, keys));
      statement.executeUpdate();
    }
  }

  static long nextLease(Connection connection) throws SQLException {
    String sql = "select nextval('remotedata.mirror_lease')";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static Map<String, Long> lease(Connection connection, long lease, int most, Times times)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LEASE)) {
      statement.setDouble(1, seconds(times.lease()));
      statement.setInt(2, most);
      statement.setLong(3, lease);
      statement.setDouble(4, seconds(times.lease()));
      statement.setDouble(5, seconds(times.doubt()));
      statement.setDouble(6, seconds(times.doubt()));
      Map<String, Long> versions = new LinkedHashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
      return versions;
    }
  }

  /// Those among the keys that have this lease yet; nobody else takes them before the commit.
  static Set<String> lock(Connection connection, long lease, Collection<String> keys)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, texts(connection, keys));
      statement.setLong(2, lease);
      Set<String> ours = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ours.add(rows.getString(1));
        }
      }
      return ours;
    }
  }

  static void settle(Connection connection, long lease, Map<String, Long> sent, Duration life)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setArray(1, texts(connection, sent.keySet()));
      statement.setArray(2, connection.createArrayOf("bigint", sent.values().toArray()));
      statement.setLong(3, lease);
      statement.setDouble(4, seconds(life));
      statement.setLong(5, lease);
      statement.setDouble(6, seconds(life));
      statement.executeUpdate();
    }
  }

  static int doubt(Connection connection, Collection<String> keys, Duration doubt)
      throws SQLException {
    if (keys.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(DOUBT)) {
      statement.setDouble(1, seconds(doubt));
      statement.setArray(2, texts(connection, keys));
      return statement.executeUpdate();
    }
  }

  static int release(Connection connection, long lease) throws SQLException {
    String sql =
        "update remotedata.mirror set lease = null, leased_until = '-infinity' where lease = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, lease);
      return statement.executeUpdate();
    }
  }

  private static java.sql.Array texts(Connection connection, Collection<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
