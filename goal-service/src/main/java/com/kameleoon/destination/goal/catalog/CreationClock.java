package com.kameleoon.destination.goal.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Two ways to tell the time for the limits on creating goals.
interface CreationClock {
  /// The same for all replicas, but it may be set forward or back at any moment.
  Instant wall(Connection connection) throws SQLException;

  /// This process's own, in nanoseconds from anywhere; it only ever runs on.
  long steadyNanos();
}
