package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/// Table `log_day` and its lock.
@Singleton
final class DayRepository {
  /// Until the transaction ends. What is to see the day under this lock is a statement of its own,
  /// so that its snapshot is taken after the lock.
  static final String LOCK_SHARED =
      "select pg_advisory_xact_lock_shared('ingest.log_day'::regclass::oid::int, 0)";

  static final String READ = "select day from ingest.log_day";

  private static final String MOVE =
      """
      select pg_advisory_xact_lock('ingest.log_day'::regclass::oid::int, 0);
      update ingest.log_day set day = ? where day < ?\
      """;

  /// Whether it moved; another replica may have been first.
  boolean moveTo(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setObject(1, day);
      statement.setObject(2, day);
      statement.execute();
      statement.getMoreResults();
      return statement.getUpdateCount() > 0;
    }
  }
}
