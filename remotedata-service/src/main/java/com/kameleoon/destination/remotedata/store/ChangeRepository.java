package com.kameleoon.destination.remotedata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The change log: which keys did transactions touch that an earlier snapshot could not see?
///
/// A transaction is new to a snapshot when it began after it (`xmax`) or was running then (`xip`).
/// This finds late commits, and costs two index look-ups however long another transaction runs.
final class ChangeRepository {
  private static final String SNAPSHOT = "select pg_current_snapshot()::text as snapshot";

  private static final String SINCE =
      """
      select pg_current_snapshot()::text as snapshot, null::text as key
      union all
      (select null, key from remotedata.map_key
       where changed >= pg_snapshot_xmax(?::pg_snapshot) limit ?)
      union all
      (select null, key from remotedata.map_key
       where changed = any(array(select pg_snapshot_xip(?::pg_snapshot))) limit ?)
      """;

  private ChangeRepository() {}

  static String snapshot(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SNAPSHOT);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString("snapshot");
    }
  }

  /// The keys that became visible since; more than `limit` are cut off and reported as too many.
  static Changes since(Connection connection, String snapshot, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setString(1, snapshot);
      statement.setInt(2, limit + 1);
      statement.setString(3, snapshot);
      statement.setInt(4, limit + 1);
      try (ResultSet rows = statement.executeQuery()) {
        return changes(rows, limit);
      }
    }
  }

  private static Changes changes(ResultSet rows, int limit) throws SQLException {
    String snapshot = "";
    List<String> keys = new ArrayList<>();
    while (rows.next()) {
      Optional<String> next = Optional.ofNullable(rows.getString("snapshot"));
      if (next.isPresent()) {
        snapshot = next.get();
      } else {
        keys.add(rows.getString("key"));
      }
    }
    return new Changes(snapshot, keys, keys.size() > limit);
  }

  /// @param snapshot where the next question starts
  /// @param tooMany whether `keys` is incomplete
  record Changes(String snapshot, List<String> keys, boolean tooMany) {}
}
