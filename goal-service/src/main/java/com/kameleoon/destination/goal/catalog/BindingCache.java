package com.kameleoon.destination.goal.catalog;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Which goal each of the recent events is bound to, on this replica.
///
/// A binding never changes while its goal exists, so replicas need not tell each other; all is
/// forgotten once a minute, so that a catalogue that was edited by hand is followed.
@Singleton
final class BindingCache {
  private static final int MOST = 50_000;
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<GoalName, Long> goals = new HashMap<>();
  private Instant since = Instant.MIN;

  BindingCache(Clock clock) {
    this.clock = clock;
  }

  synchronized Map<GoalName, Long> of(Collection<GoalName> events) {
    forgetWhatIsOld();
    Map<GoalName, Long> known = new HashMap<>();
    for (GoalName event : events) {
      Long goal = goals.get(event);
      if (goal != null) {
        known.put(event, goal);
      }
    }
    return known;
  }

  synchronized void add(Map<GoalName, Long> bindings) {
    if (goals.size() + bindings.size() > MOST) {
      goals.clear();
    }
    goals.putAll(bindings);
  }

  private void forgetWhatIsOld() {
    Instant now = clock.instant();
    if (now.isBefore(since) || !now.isBefore(since.plus(FRESH))) {
      goals.clear();
      since = now;
    }
  }
}
