package com.kameleoon.destination.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tokens that were issued and when they end.
public final class Tokens {
  private final Clock clock;
  private final Map<String, Instant> ends = new HashMap<>();
  private Duration life = Duration.ofHours(2);
  private int issued;

  Tokens(Clock clock) {
    this.clock = clock;
  }

  public synchronized void life(Duration duration) {
    life = duration;
  }

  /// No token is known any more, as after a restart.
  public synchronized void forget() {
    ends.clear();
  }

  public synchronized int issued() {
    return issued;
  }

  synchronized String issue() {
    issued++;
    String token = "tok-" + issued + "-secretpart";
    ends.put(token, clock.instant().plus(life));
    return "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%d}"
        .formatted(token, life.toSeconds());
  }

  synchronized boolean accepts(Optional<String> authorization) {
    return authorization
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> ends.get(value.substring("Bearer ".length())))
        .filter(end -> clock.instant().isBefore(end))
        .isPresent();
  }
}
