package com.kameleoon.destination.local.send;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: doubling with full jitter, or what the answer asks for,
/// and never more than two seconds, because everything is on one machine.
final class Backoff {
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 7;

  private Backoff() {}

  static Duration before(int retries, Duration asked) {
    Duration wait = SHORTEST.multipliedBy(1L << Math.min(retries, MOST_DOUBLINGS));
    long jittered = ThreadLocalRandom.current().nextLong(1, wait.toMillis() + 1);
    Duration chosen = asked.isPositive() ? asked : Duration.ofMillis(jittered);
    return chosen.compareTo(LONGEST) < 0 ? chosen : LONGEST;
  }

  /// In seconds; anything else counts as absent.
  static Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(Duration.ZERO);
  }
}
