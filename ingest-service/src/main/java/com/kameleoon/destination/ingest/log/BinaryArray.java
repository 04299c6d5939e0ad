package com.kameleoon.destination.ingest.log;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/// A one-dimensional array in the form in which PostgreSQL's protocol carries it: dimensions, a
/// flag for nulls, the element's type, then each element behind its length.
final class BinaryArray {
  private static final int NULLS_FLAG_AT = 4;
  private static final int NULL_LENGTH = -1;
  private static final int HEAD = 5 * Integer.BYTES;

  /// Element types with the numbers that PostgreSQL's catalogue gives them and their arrays.
  enum Type {
    BYTEA(17, 1001),
    INT8(20, 1016),
    INT4(23, 1007),
    TEXT(25, 1009),
    TIMESTAMPTZ(1184, 1185),
    UUID(2950, 2951);

    private final int element;
    private final int array;

    Type(int element, int array) {
      this.element = element;
      this.array = array;
    }
  }

  private final Type type;
  private ByteBuffer bytes;

  /// @param room bytes that the elements may take without being moved
  BinaryArray(Type type, int elements, int room) {
    this.type = type;
    this.bytes = ByteBuffer.allocate(HEAD + Integer.BYTES * elements + room);
    bytes.putInt(1).putInt(0).putInt(type.element).putInt(elements).putInt(1);
  }

  void add(byte @Nullable [] value) {
    if (value == null) {
      room(Integer.BYTES).putInt(NULL_LENGTH).putInt(NULLS_FLAG_AT, 1);
    } else {
      room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }
  }

  void add(UUID value) {
    room(Integer.BYTES + 16)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  void add(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  void add(int value) {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  Array on(Connection connection) throws SQLException {
    byte[] written =
        bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    return new PgArray(connection.unwrap(BaseConnection.class), type.array, written);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.addExact(bytes.position(), Math.max(more, bytes.position()));
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }
}
