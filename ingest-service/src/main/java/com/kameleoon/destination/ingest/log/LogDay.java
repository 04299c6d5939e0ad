package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The day under which the log writes, the same one for every replica at any moment.
///
/// A writer holds a shared lock on it until its commit, and moving it needs the exclusive lock. So
/// when the first event of a new day looks for its message id in the day before, everything that
/// will ever be in that day is committed and visible, whatever the replicas' clocks say.
@Singleton
final class LogDay {
  private final LogDatabase database;
  private final DayRepository days;
  private final PartitionRepository partitions;
  private final Clock clock;
  private volatile LocalDate seen = LocalDate.MIN;

  LogDay(LogDatabase database, DayRepository days, PartitionRepository partitions, Clock clock) {
    this.database = database;
    this.days = days;
    this.partitions = partitions;
    this.clock = clock;
  }

  /// The day that a writer may expect to hold; only holding it tells. Moves the log first when the
  /// day that was seen last is over.
  LocalDate expected() throws SQLException {
    if (seen.isBefore(today())) {
      move();
    }
    return seen;
  }

  /// A writer held that day.
  void see(LocalDate held) {
    seen = held;
  }

  /// Moves the log to today. Waits for the writers of the old day, once per day.
  private void move() throws SQLException {
    LocalDate today = today();
    preparePartitions();
    database.transact(connection -> days.moveTo(connection, today));
    see(today);
  }

  /// Makes the partitions of today and the two days after it, where missing.
  void preparePartitions() throws SQLException {
    LocalDate today = today();
    database.transact(connection -> {
      partitions.lock(connection);
      for (LocalDate day = today; !day.isAfter(today.plusDays(2)); day = day.plusDays(1)) {
        partitions.create(connection, day);
      }
      return today;
    });
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
