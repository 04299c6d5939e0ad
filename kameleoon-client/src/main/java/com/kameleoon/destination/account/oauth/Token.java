package com.kameleoon.destination.account.oauth;

import java.time.Duration;
import java.time.Instant;

/// A bearer token, its text never shown.
///
/// @param life how long it was said to be valid when it was issued
public record Token(String value, Instant expiresAt, Duration life) {
  private static final Duration EARLY = Duration.ofSeconds(60);

  /// Replaced a minute, or a tenth of its life, before it ends.
  boolean isDue(Instant now) {
    Duration tenth = life.dividedBy(10);
    Duration early = tenth.compareTo(EARLY) < 0 ? tenth : EARLY;
    return !now.isBefore(expiresAt.minus(early));
  }

  boolean isValid(Instant now) {
    return now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "Token[expiresAt=" + expiresAt + "]";
  }
}
