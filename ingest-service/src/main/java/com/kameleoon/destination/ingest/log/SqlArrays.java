package com.kameleoon.destination.ingest.log;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Columns of a multi-row insert, as the array parameters of `unnest`; in PostgreSQL's binary form,
/// so that neither side writes or reads digits.
record SqlArrays<R>(Connection connection, List<R> rows) {
  private static final long SECONDS_FROM_1970_TO_2000 = 946_684_800;
  private static final int USUAL_ELEMENT = 20;

  /// Writes one row's value.
  private interface Value<R> {
    void write(BinaryArray array, R row);
  }

  Array texts(Function<R, @Nullable String> column) throws SQLException {
    return array(
        BinaryArray.Type.TEXT,
        (array, row) -> {
          String text = column.apply(row);
          array.add(text == null ? null : storable(text).getBytes(StandardCharsets.UTF_8));
        });
  }

  Array uuids(Function<R, UUID> column) throws SQLException {
    return array(BinaryArray.Type.UUID, (array, row) -> array.add(column.apply(row)));
  }

  /// To the microsecond.
  Array times(Function<R, Instant> column) throws SQLException {
    return array(
        BinaryArray.Type.TIMESTAMPTZ, (array, row) -> array.add(micros(column.apply(row))));
  }

  Array ints(ToIntFunction<R> column) throws SQLException {
    return array(BinaryArray.Type.INT4, (array, row) -> array.add(column.applyAsInt(row)));
  }

  Array longs(ToLongFunction<R> column) throws SQLException {
    return array(BinaryArray.Type.INT8, (array, row) -> array.add(column.applyAsLong(row)));
  }

  Array bytes(Function<R, byte @Nullable []> column) throws SQLException {
    int room = 0;
    for (R row : rows) {
      byte[] bytes = column.apply(row);
      room += bytes == null ? 0 : bytes.length;
    }
    return array(BinaryArray.Type.BYTEA, room, (array, row) -> array.add(column.apply(row)));
  }

  private Array array(BinaryArray.Type type, Value<R> value) throws SQLException {
    return array(type, USUAL_ELEMENT * rows.size(), value);
  }

  private Array array(BinaryArray.Type type, int room, Value<R> value) throws SQLException {
    BinaryArray array = new BinaryArray(type, rows.size(), room);
    for (R row : rows) {
      value.write(array, row);
    }
    return array.on(connection);
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond() - SECONDS_FROM_1970_TO_2000, 1_000_000L),
        time.getNano() / 1_000);
  }

  /// PostgreSQL's text has no NUL; what a sender put there must not fail its neighbours' commit.
  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }
}
