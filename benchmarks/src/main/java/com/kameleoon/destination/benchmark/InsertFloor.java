package com.kameleoon.destination.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// What the same PostgreSQL does without the product: the denominator of the accept ratios.
interface InsertFloor {
  String name();

  /// Durable inserts per second over the duration, into a table of its own that is emptied first.
  double perSecond(Duration duration) throws SQLException, IOException, InterruptedException;
}
