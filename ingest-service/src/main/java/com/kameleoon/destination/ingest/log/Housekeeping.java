package com.kameleoon.destination.ingest.log;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Partitions ahead, old days away, a short tally. Every replica does it; repeating is harmless.
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final LogDatabase database;
  private final TallyRepository tallies;
  private final LogDay logDay;
  private final Retention retention;
  private final PartitionRepository partitions;

  Housekeeping(
      LogDatabase database,
      TallyRepository tallies,
      LogDay logDay,
      Retention retention,
      PartitionRepository partitions) {
    this.partitions = partitions;
    this.database = database;
    this.tallies = tallies;
    this.logDay = logDay;
    this.retention = retention;
  }

  /// One piece of work.
  @FunctionalInterface
  private interface Chore {
    void run() throws SQLException;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "1s")
  void keepDays() {
    doing("partitions ahead", logDay::preparePartitions);
    doing("retention", retention::dropOldDays);
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void compactTally() {
    doing(
        "tally",
        () ->
            database.transact(connection -> {
              tallies.compact(connection);
              return true;
            }));
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "15s")
  void summarise() {
    doing("summaries", () -> database.transact(partitions::summarise));
  }

  private static void doing(String name, Chore chore) {
    try {
      chore.run();
    } catch (SQLException e) {
      LOG.warn(
          "A chore of the log failed and will be repeated chore={} state={} because={}",
          name,
          e.getSQLState(),
          e.getMessage());
    }
  }
}
