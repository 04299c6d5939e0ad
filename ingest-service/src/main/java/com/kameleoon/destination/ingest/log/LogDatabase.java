package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Short transactions on the pool; plain JDBC, because the hot path binds arrays.
@Singleton
final class LogDatabase {
  private final DataSource pool;

  LogDatabase(DataSource pool) {
    this.pool = pool;
  }

  /// What happens inside one transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /// Returns after COMMIT; anything thrown rolls back.
  <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /// For one statement, which is a transaction of its own and needs no round trip to end it.
  <T> T ask(Work<T> statement) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return statement.in(connection);
    }
  }

  private static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
