package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

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

  LogDay(LogDatabase database, DayRepository days, PartitionRepository partitions, Clock clock) {
    this.database = database;
    this.days = days;
    this.partitions = partitions;
    this.clock = clock;
  }

  /// The day to write under, held until the transaction ends; empty when it is over and must be
  /// moved first.
  Optional<LocalDate> hold(Connection connection) throws SQLException {
    LocalDate day = days.holdShared(connection);
    return day.isBefore(today()) ? Optional.empty() : Optional.of(day);
  }

  /// Moves the log to today. Waits for the writers of the old day, once per day.
  void move() throws SQLException {
    LocalDate today = today();
    preparePartitions();
    database.transact(connection -> days.moveTo(connection, today));
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
