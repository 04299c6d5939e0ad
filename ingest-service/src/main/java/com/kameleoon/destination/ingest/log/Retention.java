package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drops whole days, never rows: what is older than the retention and in nobody's use.
@Singleton
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final LogDatabase database;
  private final PartitionRepository partitions;
  private final DeliveryPolicy policy;
  private final Clock clock;

  Retention(
      LogDatabase database, PartitionRepository partitions, DeliveryPolicy policy, Clock clock) {
    this.database = database;
    this.partitions = partitions;
    this.policy = policy;
    this.clock = clock;
  }

  /// A day goes when its last moment is past the retention, which is never shorter than the dedupe
  /// window. Each day in its own transaction, because dropping stops the writers for a moment.
  void dropOldDays() throws SQLException {
    Instant keepFrom = clock.instant().minus(longer(policy.retention(), policy.dedupeWindow()));
    for (LocalDate day : database.transact(partitions::days)) {
      if (!end(day).isAfter(keepFrom)) {
        drop(day, keepFrom);
      }
    }
  }

  private void drop(LocalDate day, Instant keepFrom) throws SQLException {
    boolean dropped =
        database.transact(connection -> {
          partitions.lock(connection);
          boolean free = !partitions.inUse(connection, day, keepFrom);
          if (free) {
            partitions.drop(connection, day);
          }
          return free;
        });
    if (dropped) {
      LOG.info("Dropped a day of the log day={}", day);
    } else {
      LOG.info("Kept a day past its retention because it is in use day={}", day);
    }
  }

  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
