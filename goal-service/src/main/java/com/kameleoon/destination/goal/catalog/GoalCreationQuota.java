package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import com.kameleoon.destination.goal.settings.Settings;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Permits calls of the Automation API, creations of goals above all, under the limits of
/// [CreationWindow], for all replicas together.
///
/// A permit is spent when it is given: a replica that dies with it wastes it, and the goal is
/// permitted again after [#LEASE]. So the limits hold whatever happens.
@Singleton
public final class GoalCreationQuota {
  /// How long a replica has to use its permits.
  static final Duration LEASE = Duration.ofMinutes(3);

  // The longest that a limit looks back is a day (`goals.dailyCap`), and clocks may be wrong.
  private static final Duration KEPT = Duration.ofDays(2);
  // In an hour there are a thousand calls, and the few that are never refused.
  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private static final int READS_IN_TEN_SECONDS = 15;
  private static final int READS_IN_AN_HOUR = 300;

  private final Database database;
  private final CreationClock clock;
  private final CreationRepository creations;
  private final Settings settings;
  private final QuotaTime time = new QuotaTime();

  GoalCreationQuota(
      Database database, CreationClock clock, CreationRepository creations, Settings settings) {
    this.database = database;
    this.clock = clock;
    this.creations = creations;
    this.settings = settings;
  }

  /// The goals that may be created now, the longest waiting first, and when to ask again.
  record Permits(List<WaitingGoal> goals, Duration askAgainAfter) {}

  /// Takes as many permits as there are waiting goals and room.
  Permits take() {
    return database.transaction(this::take);
  }

  /// What is counted in the last window of each length, now.
  public Map<CreationWindow, WindowUse> used() {
    return database.statement(connection -> {
      long behind = creations.clock(connection).behindMicros();
      Instant now = clock.wall(connection).minus(behind, ChronoUnit.MICROS);
      Map<CreationWindow, WindowUse> used = new EnumMap<>(CreationWindow.class);
      for (CreationWindow window : CreationWindow.values()) {
        used.put(window, creations.useSince(connection, now.minus(window.length())));
      }
      return used;
    });
  }

  /// Without it the log would grow for ever.
  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void forget() {
    try {
      database.transaction(connection -> {
        Instant now = now(connection).time();
        creations.forget(connection, now.minus(KEPT), FORGOTTEN_AT_ONCE);
        return now;
      });
    } catch (DatabaseUnavailable _) {
      // Readiness tells; the next hour does it.
    }
  }

  /// A permit for a call that reads; false where there is no room, or none that creations leave.
  public boolean takeRead() {
    return database.transaction(this::takeRead);
  }

  /// Counts a call that is made in any case.
  public void count(CallKind kind) {
    database.transaction(connection -> {
      creations.log(connection, kind, now(connection).time());
      return kind;
    });
  }

  /// The account answered 429.
  public void limited(Optional<Duration> retryAfter) {
    change((state, now) -> state.limited(now, retryAfter));
  }

  /// The account did not answer, or with an error of its own.
  public void failed() {
    change(CallClock::failed);
  }

  public void succeeded() {
    boolean failing = database.statement(c -> creations.clock(c).failures() > 0);
    if (failing) {
      change((state, now) -> state.succeeded());
    }
  }

  /// Until when no call is made; empty where calls are made.
  public Optional<Duration> pause() {
    return database.statement(connection -> {
      CallClock state = creations.clock(connection);
      Instant now = clock.wall(connection).minus(state.behindMicros(), ChronoUnit.MICROS);
      return state
          .pausedUntil()
          .map(until -> Duration.between(now, until))
          .filter(Duration::isPositive);
    });
  }

  private interface Change {
    CallClock apply(CallClock state, Instant now);
  }

  private void change(Change change) {
    database.transaction(connection -> {
      Now now = now(connection);
      CallClock changed = change.apply(now.clock(), now.time());
      creations.saveClock(connection, changed);
      return changed;
    });
  }

  private record Now(CallClock clock, Instant time) {}

  /// Under the lock that orders the replicas.
  private synchronized Now now(Connection connection) throws SQLException {
    CallClock state = creations.lockClock(connection);
    QuotaTime.Now now = time.see(clock.wall(connection), state.behindMicros(), clock.steadyNanos());
    CallClock kept = state.behind(now.behindMicros());
    if (!kept.equals(state)) {
      creations.saveClock(connection, kept);
    }
    return new Now(kept, now.time());
  }

  private Permits take(Connection connection) throws SQLException {
    Now now = now(connection);
    if (now.clock().isPaused(now.time())) {
      Instant until = now.clock().pausedUntil().orElseThrow();
      return new Permits(List.of(), Duration.between(now.time(), until));
    }
    CreationPolicy policy = new CreationPolicy(settings.current().creation());
    int room = Math.min(room(connection, now), roomToday(connection, now.time(), policy));
    int careful = now.clock().failures() > 0 ? Math.min(1, room) : room;
    List<WaitingGoal> goals = creations.grant(connection, now.time(), careful, policy.patterns());
    return new Permits(goals, wait(connection, now.time()));
  }

  private boolean takeRead(Connection connection) throws SQLException {
    Now now = now(connection);
    boolean room =
        !now.clock().isPaused(now.time())
            && room(connection, now) > 0
            && readsSince(connection, now, CreationWindow.TEN_SECONDS) < READS_IN_TEN_SECONDS
            && readsSince(connection, now, CreationWindow.SIXTY_MINUTES) < READS_IN_AN_HOUR;
    if (room) {
      creations.log(connection, CallKind.READ, now.time());
    }
    return room;
  }

  private int readsSince(Connection connection, Now now, CreationWindow window)
      throws SQLException {
    return creations.countSince(connection, CallKind.READ, now.time().minus(window.counted()));
  }

  private int room(Connection connection, Now now) throws SQLException {
    int room = Integer.MAX_VALUE;
    for (CreationWindow window : CreationWindow.values()) {
      int used = creations.useSince(connection, now.time().minus(window.counted())).calls();
      int most = Math.max(1, window.most() * now.clock().paceAt(now.time()) / 100);
      room = Math.min(room, Math.max(0, most - used));
    }
    return room;
  }

  private int roomToday(Connection connection, Instant now, CreationPolicy policy)
      throws SQLException {
    if (policy.mostPerDay().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    Instant yesterday = now.minus(Duration.ofDays(1));
    int used = creations.goalsSince(connection, yesterday);
    return Math.max(0, policy.mostPerDay().get() - used);
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
