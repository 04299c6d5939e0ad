package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    Map<UUID, KeyedEvent> firsts = HashMap.newHashMap(group.size());
    group.forEach(event -> firsts.putIfAbsent(event.key(), event));
    // One order for every writer: two groups with the same two ids never wait for each other.
    List<KeyedEvent> ordered =
        firsts.values().stream().sorted(Comparator.comparing(KeyedEvent::key)).toList();
    for (int tried = 1; ; tried++) {
      try {
        LocalDate day = logDay.expected();
        Optional<Set<UUID>> fresh =
            database.transact(connection -> store(connection, day, ordered, group));
        if (fresh.isPresent()) {
          return receipts(group, firsts, fresh.get());
        }
      } catch (SQLException e) {
        if (tried == TRIES || !ROLLED_BACK_BY_A_RACE.contains(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  /// Keys of the new events; empty when the log's day is another one and nothing was written.
  private Optional<Set<UUID>> store(
      Connection connection, LocalDate day, List<KeyedEvent> ordered, List<KeyedEvent> group)
      throws SQLException {
    EventRepository.Insertion insertion =
        events.insert(connection, day, policy.dedupeWindow(), ordered);
    if (!insertion.day().equals(day)) {
      logDay.see(insertion.day());
      return Optional.empty();
    }
    Set<UUID> keys = insertion.fresh();
    List<KeyedEvent> fresh =
        keys.size() == ordered.size()
            ? ordered
            : ordered.stream().filter(event -> keys.contains(event.key())).toList();
    work.commit(connection, day, fresh, copies(group, fresh));
    return Optional.of(keys);
  }

  /// Those of a group that are not stored.
  private static List<KeyedEvent> copies(List<KeyedEvent> group, List<KeyedEvent> fresh) {
    if (fresh.size() == group.size()) {
      return List.of();
    }
    Set<KeyedEvent> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    stored.addAll(fresh);
    return group.stream().filter(event -> !stored.contains(event)).toList();
  }

  private static List<Receipt> receipts(
      List<KeyedEvent> group, Map<UUID, KeyedEvent> firsts, Set<UUID> fresh) {
    List<Receipt> receipts = new ArrayList<>(group.size());
    for (KeyedEvent event : group) {
      boolean stored = firsts.get(event.key()) == event && fresh.contains(event.key());
      receipts.add(stored ? Receipt.STORED : Receipt.DUPLICATE);
    }
    return receipts;
  }
}
