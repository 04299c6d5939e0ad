package com.kameleoon.destination.remotedata.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// Runs SQL with a connection of the pool and says by the exception's type whether to retry.
@Singleton
class Database {
  private static final int ATTEMPTS = 3;
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
  // connection, resources, operator intervention, system error, read-only after a failover
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58", "25", "40", "55");
  private static final Set<String> REFUSED = Set.of("22", "54");

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// SQL that may fail.
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// One or more single statements, each its own transaction.
  <T> T read(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /// One transaction; run again when it lost against another one.
  <T> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transact(work);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !CONFLICTS.contains(stateOf(e))) {
          throw explain(e);
        }
      }
    }
  }

  /// A connection of its own, for a caller that keeps it.
  Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  private <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static RuntimeException explain(SQLException e) {
    String state = stateOf(e);
    String family = state.length() < 2 ? "" : state.substring(0, 2);
    if (e instanceof SQLTransientException || UNAVAILABLE.contains(family) || family.isEmpty()) {
      return new StoreUnavailableException(e);
    }
    return REFUSED.contains(family)
        ? new StoreRefusedException(e)
        : new IllegalStateException("a statement failed with SQL state " + state, e);
  }

  private static String stateOf(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }
}
