package com.kameleoon.destination.remotedata.mirror;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.remotedata.store.MirrorLine;
import com.kameleoon.destination.remotedata.store.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How mirroring goes on this replica, and when it may go on after the account did not take a
/// batch.
@Singleton
final class MirrorState {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Clock clock;
  private final MeterRegistry metrics;
  private final MirrorLine line;
  private volatile Instant pausedUntil = Instant.MIN;
  private volatile Duration pause = Duration.ZERO;
  private int failures;

  MirrorState(Clock clock, MeterRegistry metrics, MirrorLine line) {
    this.clock = clock;
    this.metrics = metrics;
    this.line = line;
    metrics.gauge("kameleoon.mirror.waiting.keys", this, MirrorState::waiting);
    count("requests", 0);
    count("accepted", 0);
    count("refused", 0);
    count("too_long", 0);
  }

  /// More than the whole pause is left only where the clock was set back meanwhile: then it is
  /// over.
  boolean isOpen() {
    Instant now = clock.instant();
    return !now.isBefore(pausedUntil) || now.plus(pause).isBefore(pausedUntil);
  }

  synchronized void posted(int keys, Answer answer) {
    count("requests", 1);
    switch (answer) {
      case Answer.Done _ -> {
        count("accepted", keys);
        failures = 0;
      }
      case Answer.Limited(Optional<Duration> after) -> pause(after);
      case Answer.Refused(int status, String _) when status != 403 -> failures = 0;
      case Answer.Refused _, Answer.Unauthorized _, Answer.Locked _, Answer.Unclear _ ->
          pause(Optional.empty());
    }
  }

  /// Longer than the account accepts; such a key is read from remotedata-service only.
  void tooLong(int keys) {
    count("too_long", keys);
  }

  void refused() {
    count("refused", 1);
  }

  private void pause(Optional<Duration> asked) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, 6));
    Duration bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    pause = asked.filter(Duration::isPositive).orElse(bounded);
    pausedUntil = clock.instant().plus(pause);
    failures = failures + 1;
  }

  private double waiting() {
    try {
      return line.waiting();
    } catch (StoreUnavailableException away) {
      return Double.NaN;
    }
  }

  private void count(String what, int keys) {
    metrics.counter("kameleoon.mirror." + what).increment(keys);
  }
}
