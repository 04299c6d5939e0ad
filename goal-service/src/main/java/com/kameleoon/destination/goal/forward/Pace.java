package com.kameleoon.destination.goal.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long this replica sends nothing after the Data API did not take a batch.
final class Pace {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Instant pausedUntil = Instant.MIN;
  private Duration pause = Duration.ZERO;
  private int failures;

  /// Doubles with each failure in a row, or as long as the account asks for.
  void failed(Instant now, Optional<Duration> asked) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, 6));
    Duration bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    pause = asked.filter(Duration::isPositive).orElse(bounded);
    pausedUntil = now.plus(pause);
    failures++;
  }

  void succeeded() {
    failures = 0;
    pausedUntil = Instant.MIN;
  }

  /// More than the whole pause is left only where the clock was set back meanwhile: then none is.
  Duration left(Instant now) {
    Duration left = now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil) : Duration.ZERO;
    return left.compareTo(pause) > 0 ? Duration.ZERO : left;
  }
}
