package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Permits creations of goals under the limits of [CreationWindow], for all replicas together.
///
/// A permit is spent when it is given: a replica that dies with it wastes it, and the goal is
/// permitted again after [#LEASE]. So the limits hold whatever happens.
@Singleton
final class GoalCreationQuota {
  /// How long a replica has to use its permits.
  static final Duration LEASE = Duration.ofMinutes(1);

  private final Database database;
  private final CreationClock clock;
  private final CreationRepository creations;
  private final QuotaTime time = new QuotaTime();

  GoalCreationQuota(Database database, CreationClock clock, CreationRepository creations) {
    this.database = database;
    this.clock = clock;
    this.creations = creations;
  }

  /// The goals that may be created now, the longest waiting first, and when to ask again.
  record Permits(List<WaitingGoal> goals, Duration askAgainAfter) {}

  /// Takes as many permits as there are waiting goals and room.
  Permits take() {
    return database.transaction(this::take);
  }

  /// Creations in the last window of each length, now.
  Map<CreationWindow, Integer> used() {
    return database.statement(connection -> {
      long behind = creations.behindMicros(connection);
      Instant now = clock.wall(connection).minus(behind, ChronoUnit.MICROS);
      Map<CreationWindow, Integer> used = new EnumMap<>(CreationWindow.class);
      for (CreationWindow window : CreationWindow.values()) {
        used.put(window, creations.countSince(connection, now.minus(window.length())));
      }
      return used;
    });
  }

  private synchronized Permits take(Connection connection) throws SQLException {
    long behind = creations.lockClock(connection);
    QuotaTime.Now now = time.see(clock.wall(connection), behind, clock.steadyNanos());
    creations.saveClock(connection, now.behindMicros());
    List<WaitingGoal> goals = creations.grant(connection, now.time(), room(connection, now.time()));
    return new Permits(goals, wait(connection, now.time()));
  }

  private int room(Connection connection, Instant now) throws SQLException {
    int room = Integer.MAX_VALUE;
    for (CreationWindow window : CreationWindow.values()) {
      int used = creations.countSince(connection, now.minus(window.counted()));
      room = Math.min(room, Math.max(0, window.most() - used));
    }
    return room;
  }

  /// Until the first moment at which every window has room.
  private Duration wait(Connection connection, Instant now) throws SQLException {
    Duration longest = Duration.ZERO;
    for (CreationWindow window : CreationWindow.values()) {
      Duration wait =
          creations
              .nthNewest(connection, window.most())
              .map(at -> Duration.between(now, at.plus(window.counted()).plusNanos(1000)))
              .orElse(Duration.ZERO);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }
}
