package com.kameleoon.destination.goal.catalog;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The database's clock, and the Java machine's.
@Singleton
@Secondary
final class DatabaseClock implements CreationClock {
  @Override
  public Instant wall(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  @Override
  public long steadyNanos() {
    return System.nanoTime();
  }
}
