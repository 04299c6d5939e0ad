package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Stores one group of events in one transaction.
@Singleton
final class GroupWriter {
  private static final int TRIES = 5;
  private static final Set<String> ROLLED_BACK_BY_A_RACE = Set.of("40001", "40P01");

  private final LogDatabase database;
  private final LogDay logDay;
  private final EventRepository events;
  private final WorkWriter work;
  private final DeliveryPolicy policy;

  GroupWriter(
      LogDatabase database,
      LogDay logDay,
      EventRepository events,
      WorkWriter work,
      DeliveryPolicy policy) {
    this.database = database;
    this.logDay = logDay;
    this.events = events;
    this.work = work;
    this.policy = policy;
  }

  /// Returns after COMMIT, with one receipt per event, in order.
  List<Receipt> write(List<KeyedEvent> group) throws SQLException {
    Map<UUID, KeyedEvent> firsts = new LinkedHashMap<>();
    group.forEach(event -> firsts.putIfAbsent(event.key(), event));
    for (int tried = 1; ; tried++) {
      try {
        Optional<Set<UUID>> stored =
            database.transact(connection -> store(connection, firsts, group.size()));
        if (stored.isPresent()) {
          return receipts(group, firsts, stored.get());
        }
        logDay.move();
      } catch (SQLException e) {
        if (tried == TRIES || !ROLLED_BACK_BY_A_RACE.contains(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  /// Ids of the new events; empty when the log's day is over and nothing was written.
  private Optional<Set<UUID>> store(
      Connection connection, Map<UUID, KeyedEvent> firsts, int groupSize) throws SQLException {
    Optional<LocalDate> day = logDay.hold(connection);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    // One order for every writer: two groups with the same two ids never wait for each other.
    List<KeyedEvent> ordered =
        firsts.values().stream().sorted(Comparator.comparing(KeyedEvent::key)).toList();
    Set<UUID> stored = events.insert(connection, day.get(), policy.dedupeWindow(), ordered);
    List<ReceivedEvent> fresh =
        firsts.values().stream()
            .map(KeyedEvent::event)
            .filter(event -> stored.contains(event.id()))
            .toList();
    work.write(connection, day.get(), fresh, groupSize - fresh.size());
    return Optional.of(stored);
  }

  private static List<Receipt> receipts(
      List<KeyedEvent> group, Map<UUID, KeyedEvent> firsts, Set<UUID> stored) {
    return group.stream()
        .map(event ->
            firsts.get(event.key()) == event && stored.contains(event.event().id())
                ? Receipt.STORED
                : Receipt.DUPLICATE)
        .toList();
  }
}
