package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Stores one group of events in one transaction: in one round trip where all of them are new.
@Singleton
final class GroupWriter {
  private static final int TRIES = 5;
  private static final int SIFTED_AFTER_A_COPY = 16;
  private static final Set<String> ROLLED_BACK_BY_A_RACE = Set.of("40001", "40P01");

  private final LogDatabase database;
  private final LogDay logDay;
  private final GroupRepository groups;
  private final GroupSifter sifter;
  private final AtomicInteger toSift = new AtomicInteger();

  GroupWriter(LogDatabase database, LogDay logDay, GroupRepository groups, GroupSifter sifter) {
    this.database = database;
    this.logDay = logDay;
    this.groups = groups;
    this.sifter = sifter;
  }

  /// Returns after COMMIT, with one receipt per event, in order.
  List<Receipt> write(List<KeyedEvent> events) throws SQLException {
    EventGroup group = EventGroup.of(events);
    for (int tried = 1; ; tried++) {
      try {
        Optional<List<Receipt>> receipts = store(logDay.expected(), group);
        if (receipts.isPresent()) {
          return receipts.get();
        }
      } catch (SQLException e) {
        if (tried == TRIES || !ROLLED_BACK_BY_A_RACE.contains(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  /// Empty when the log's day is another one and nothing was written.
  private Optional<List<Receipt>> store(LocalDate day, EventGroup group) throws SQLException {
    if (mayBeNew(group)) {
      if (database.ask(connection -> groups.append(connection, day, group.firsts()))) {
        return Optional.of(group.allStored());
      }
      // What was in vain left dead rows, and whoever sends events again sends many.
      toSift.set(SIFTED_AFTER_A_COPY);
    }
    Optional<Set<UUID>> fresh =
        database.transact(connection -> sifter.store(connection, day, group));
    return fresh.map(group::receipts);
  }

  private boolean mayBeNew(EventGroup group) {
    return group.isDistinct() && toSift.getAndUpdate(n -> Math.max(0, n - 1)) == 0;
  }
}
