package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Stores those of a group's events that are new, and counts the others, in two round trips.
@Singleton
final class GroupSifter {
  private final LogDay logDay;
  private final EventRepository events;
  private final WorkWriter work;
  private final DeliveryPolicy policy;

  GroupSifter(LogDay logDay, EventRepository events, WorkWriter work, DeliveryPolicy policy) {
    this.logDay = logDay;
    this.events = events;
    this.work = work;
    this.policy = policy;
  }

  /// Keys of the new events; empty when the log's day is another one and nothing was written.
  Optional<Set<UUID>> store(Connection connection, LocalDate day, EventGroup group)
      throws SQLException {
    EventRepository.Insertion insertion =
        events.insert(connection, day, policy.dedupeWindow(), group.firsts());
    if (!insertion.day().equals(day)) {
      logDay.see(insertion.day());
      return Optional.empty();
    }
    Set<UUID> fresh = insertion.fresh();
    work.commit(connection, day, group.stored(fresh), group.copies(fresh));
    return Optional.of(fresh);
  }
}
