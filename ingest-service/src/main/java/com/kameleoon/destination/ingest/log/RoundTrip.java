package com.kameleoon.destination.ingest.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Statements that travel to the database together and are answered together. One that fails keeps
/// those behind it from running.
final class RoundTrip {
  /// Each number of rows is a statement of its own to the database.
  private static final int MOST_ROWS = 8;

  private final Connection connection;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  RoundTrip(Connection connection) {
    this.connection = connection;
  }

  /// Columns of rows, for the parameters of a statement.
  <R> SqlArrays<R> columns(List<R> rows) {
    return new SqlArrays<>(connection, rows);
  }

  /// @param statement without a semicolon at its end
  RoundTrip then(String statement, Object... values) {
    sql.append(sql.isEmpty() ? "" : ";\n").append(statement);
    parameters.addAll(List.of(values));
    return this;
  }

  /// More parameters of the statement that was added last.
  RoundTrip with(List<? extends Object> values) {
    parameters.addAll(values);
    return this;
  }

  /// A few rows, each of them in parameters of its own: for one or two of them that costs the
  /// database half of what arrays do. Nothing where there are none.
  ///
  /// @param insert up to the word `values`
  /// @param row parameters of one row in brackets
  RoundTrip thenRows(String insert, String row, List<List<Object>> rows) {
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      List<List<Object>> some = rows.subList(from, Math.min(rows.size(), from + MOST_ROWS));
      String values = String.join(", ", Collections.nCopies(some.size(), row));
      then(insert + " " + values, some.stream().flatMap(List::stream).toArray());
    }
    return this;
  }

  /// Executed; the caller reads the results and closes it.
  PreparedStatement begin() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      statement.execute();
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /// For statements whose results say nothing.
  void run() throws SQLException {
    begin().close();
  }

  /// The transaction ends with the same round trip.
  void commit() throws SQLException {
    then("commit").run();
  }
}
