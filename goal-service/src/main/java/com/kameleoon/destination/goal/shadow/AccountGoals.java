package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The goals that the account has, read and never changed: those of the embedded account, and those
/// that were read last of a Kameleoon account.
@Singleton
final class AccountGoals {
  private static final String EMBEDDED = "select name, id from goal where name = any(?)";
  private static final String CLOUD =
      "select name, id from account_goal where usable and name = any(?)";
  private static final String HAS_CLOUD = "select to_regclass('account_goal') is not null";

  private final Database database;

  AccountGoals(Database database) {
    this.database = database;
  }

  /// Ids by name, of those that exist.
  Map<String, Long> named(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    return database.statement(connection -> {
      Map<String, Long> found = new HashMap<>();
      add(connection, EMBEDDED, names, found);
      if (hasCloud(connection)) {
        add(connection, CLOUD, names, found);
      }
      return found;
    });
  }

  private static boolean hasCloud(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HAS_CLOUD);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void add(
      Connection connection, String sql, Collection<String> names, Map<String, Long> found)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
  }
}
