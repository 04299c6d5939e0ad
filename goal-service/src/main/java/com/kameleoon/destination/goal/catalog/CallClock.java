package com.kameleoon.destination.goal.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The row that all replicas share: the windows' time, and how the account bears our calls.
///
/// @param behindMicros how far the windows' time is behind the database's clock
/// @param pausedUntil no call before then
/// @param pace percent of the limits that are used, since `paceAt`
/// @param failures in a row
record CallClock(
    long behindMicros,
    Optional<Instant> pausedUntil,
    int pace,
    Optional<Instant> paceAt,
    int failures) {
  private static final int FULL = 100;
  private static final int SLOWEST = 10;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LIMITED_PAUSE = Duration.ofSeconds(10);

  /// Ten percent come back every minute.
  int paceAt(Instant now) {
    long minutes = paceAt.map(at -> Duration.between(at, now).toMinutes()).orElse(0L);
    return (int) Math.min(FULL, pace + FULL / 10 * Math.max(0, minutes));
  }

  boolean isPaused(Instant now) {
    return pausedUntil.filter(until -> now.isBefore(until)).isPresent();
  }

  CallClock behind(long micros) {
    return new CallClock(micros, pausedUntil, pace, paceAt, failures);
  }

  /// The account answered 429: half the pace, after a pause.
  CallClock limited(Instant now, Optional<Duration> retryAfter) {
    Duration pause = retryAfter.filter(Duration::isPositive).orElse(LIMITED_PAUSE);
    int half = Math.max(SLOWEST, paceAt(now) / 2);
    return new CallClock(behindMicros, Optional.of(now.plus(pause)), half, Optional.of(now), 0);
  }

  /// No answer, or one that helps nobody: longer pauses each time.
  CallClock failed(Instant now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return new CallClock(
        behindMicros, Optional.of(now.plus(bounded)), pace, paceAt, Math.min(failures + 1, 1000));
  }

  CallClock succeeded() {
    return new CallClock(behindMicros, pausedUntil, pace, paceAt, 0);
  }
}
