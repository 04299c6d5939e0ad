package com.kameleoon.destination.goal.erase;

import com.kameleoon.destination.model.wire.ErasureRequest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds and erases a person's ids.
final class ErasureRepository {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):(ids|before)\\b");

  private static final String EXISTS = "select to_regclass(?) is not null";

  // Devices that were seen with the person; never another person's user id.
  private static final String ALIASES =
      """
      select visitor_code from alias where (id = any(:ids) or user_id = any(:ids))
        and visitor_code is not null
      union
      select id from alias where kind = 'A' and user_id = any(:ids)
      limit 1000
      """;

  private ErasureRepository() {}

  /// Not every version of the schema has every table.
  static boolean exists(Connection connection, PersonalTable table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, table.table());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  static long erase(Connection connection, PersonalTable table, ErasureRequest request)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, table.erase(), request)) {
      return statement.executeUpdate();
    }
  }

  static long count(Connection connection, PersonalTable table, ErasureRequest request)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, table.count(), request);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static List<String> aliases(Connection connection, ErasureRequest request) throws SQLException {
    List<String> known = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, ALIASES, request);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        known.add(rows.getString(1));
      }
    }
    return known;
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, ErasureRequest request) throws SQLException {
    List<String> names =
        PARAMETER.matcher(sql).results().map((MatchResult found) -> found.group(1)).toList();
    PreparedStatement statement =
        connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"));
    Array ids = connection.createArrayOf("text", request.ids().toArray());
    OffsetDateTime before = request.before().atOffset(ZoneOffset.UTC);
    for (int i = 0; i < names.size(); i++) {
      statement.setObject(i + 1, names.get(i).equals("ids") ? ids : before);
    }
    return statement;
  }
}
