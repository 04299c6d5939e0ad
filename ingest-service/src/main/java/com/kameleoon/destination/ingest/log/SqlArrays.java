package com.kameleoon.destination.ingest.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns of a multi-row insert, as the array parameters of `unnest`.
record SqlArrays<R>(Connection connection, List<R> rows) {
  Array texts(Function<R, @Nullable String> column) throws SQLException {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = storable(column.apply(rows.get(i)));
    }
    return connection.createArrayOf("text", values);
  }

  /// Any type whose text form PostgreSQL reads.
  Array as(String type, Function<R, Object> column) throws SQLException {
    String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i)).toString();
    }
    return connection.createArrayOf(type, values);
  }

  Array bytes(Function<R, byte[]> column) throws SQLException {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return connection.createArrayOf("bytea", values);
  }

  /// PostgreSQL's text has no NUL; what a sender put there must not fail its neighbours' commit.
  private static @Nullable String storable(@Nullable String text) {
    return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
