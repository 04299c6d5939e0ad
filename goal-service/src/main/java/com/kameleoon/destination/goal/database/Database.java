package com.kameleoon.destination.goal.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/// Runs work on a connection of the pool and tells failures that pass from those that do not.
@Singleton
public final class Database {
  private static final int ATTEMPTS = 5;
  private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01");

  /// Connection, resources, operator intervention, lock not available, system error.
  private static final Set<String> PASSING = Set.of("08", "53", "57", "55", "58", "40");

  private final DataSource dataSource;

  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Work on one connection.
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /// Runs `work` in one transaction; again where it lost a race with another transaction.
  ///
  /// @throws DatabaseUnavailable where trying later can help
  public <T> T transaction(Work<T> work) {
    return guarded(connection -> {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    });
  }

  /// Runs `work` with a commit after each of its statements.
  ///
  /// @throws DatabaseUnavailable where trying later can help
  public <T> T statement(Work<T> work) {
    return guarded(work);
  }

  private <T> T guarded(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        return work.on(connection);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !LOST_A_RACE.contains(stateOf(e))) {
          throw translated(e);
        }
      }
    }
  }

  private static RuntimeException translated(SQLException e) {
    String state = stateOf(e);
    return state.isEmpty() || PASSING.contains(state.substring(0, 2))
        ? new DatabaseUnavailable(e)
        : new IllegalStateException("the database refused a statement, SQL state " + state, e);
  }

  /// The five characters of SQL; empty where the failure was the pool's or the driver's own.
  private static String stateOf(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() < 2 ? "" : state;
  }
}
