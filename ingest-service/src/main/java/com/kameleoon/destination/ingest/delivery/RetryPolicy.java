package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.DeliveryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again: 10 s, times 2.5 each time, at most 75 min, times a random half to whole. With
/// a last attempt at four hours that makes about ten.
final class RetryPolicy {
  /// So that an outage of ours, after which everything is old, does not make the first failure the
  /// last one.
  static final int FEWEST_ATTEMPTS = 3;

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final double GROWTH = 2.5;
  private static final Duration LONGEST = Duration.ofMinutes(75);
  private static final Duration LONGEST_WISH = Duration.ofMinutes(15);

  private final DeliveryPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;

  RetryPolicy(DeliveryPolicy policy, Clock clock, RandomGenerator random) {
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  /// The time of the next attempt; empty when the one that failed was the last.
  ///
  /// @param attempts begun so far
  /// @param wish of the target, honoured up to 15 minutes
  Optional<Instant> next(int attempts, Instant firstAt, Optional<Duration> wish) {
    Instant now = clock.instant();
    Instant last = firstAt.plus(policy.lastAttempt());
    if (!now.isBefore(last) && attempts >= FEWEST_ATTEMPTS) {
      return Optional.empty();
    }
    if (wish.isPresent()) {
      return Optional.of(now.plus(granted(wish.get())));
    }
    Instant due = now.plus(backoff(attempts));
    return Optional.of(due.isAfter(last) && now.isBefore(last) ? last : due);
  }

  private Duration backoff(int attempts) {
    double seconds =
        Math.min(FIRST.toSeconds() * Math.pow(GROWTH, attempts - 1), LONGEST.toSeconds());
    return millis(seconds * 1000 * (0.5 + random.nextDouble() / 2));
  }

  /// Never earlier than asked, and up to a tenth later, so that not everybody comes at once.
  private Duration granted(Duration wish) {
    Duration capped = wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    return millis(capped.toMillis() * (1 + random.nextDouble() / 10));
  }

  private static Duration millis(double millis) {
    return Duration.ofMillis((long) Math.ceil(millis));
  }
}
