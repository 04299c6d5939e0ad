package com.kameleoon.destination.ingest.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where one alert stands.
///
/// @param figure what was seen last; absent where there was nothing to look at
/// @param since when it changed to what it is
/// @param differsSince since when the figure says otherwise
/// @param recentChanges within an hour of each other
record AlertState(
    String name,
    boolean firing,
    @Nullable Double figure,
    Instant since,
    @Nullable Instant differsSince,
    int recentChanges,
    Instant lookedAt) {
  private static final Duration CALM = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 4;

  static AlertState fresh(String name, Instant now) {
    return new AlertState(name, false, null, now, null, 0, now);
  }

  /// After another look. It changes only when the figure has said so for long enough, and the more
  /// often it has changed, the longer that is: whoever is told twice is told something new.
  AlertState look(@Nullable Double seen, boolean wrong, Instant now, AlertSettings settings) {
    if (wrong == firing) {
      return new AlertState(name, firing, seen, since, null, changes(now), now);
    }
    Instant start = differsSince == null ? now : differsSince;
    return Duration.between(start, now).compareTo(patience(now, settings)) < 0
        ? new AlertState(name, firing, seen, since, start, recentChanges, now)
        : new AlertState(name, wrong, seen, now, null, changes(now) + 1, now);
  }

  private Duration patience(Instant now, AlertSettings settings) {
    return firing
        ? settings.resolveAfter().multipliedBy(1L << Math.min(changes(now) / 2, MOST_DOUBLINGS))
        : settings.fireAfter();
  }

  private int changes(Instant now) {
    return Duration.between(since, now).compareTo(CALM) > 0 ? 0 : recentChanges;
  }
}
