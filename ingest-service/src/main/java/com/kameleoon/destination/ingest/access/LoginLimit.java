package com.kameleoon.destination.ingest.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses tokens: wrong ones are counted per address and minute, and for all
/// addresses together.
@Singleton
final class LoginLimit {
  private static final int MOST_ADDRESSES = 10_000;
  private static final int ALL_TOGETHER = 30;
  private static final long MINUTE = 60;

  private final Map<String, Integer> wrong = new LinkedHashMap<>();
  private final int perAddress;
  private final Clock clock;
  private long minute;
  private int total;

  LoginLimit(AccessSettings settings, Clock clock) {
    this.perAddress = settings.loginsPerMinute();
    this.clock = clock;
  }

  synchronized boolean isReached(String address) {
    turn();
    return wrong.getOrDefault(address, 0) >= perAddress || total >= perAddress * ALL_TOGETHER;
  }

  synchronized void countWrong(String address) {
    turn();
    total++;
    if (wrong.size() < MOST_ADDRESSES) {
      wrong.merge(address, 1, Integer::sum);
    }
  }

  /// Seconds until the next try.
  long retryAfterSeconds() {
    return MINUTE - clock.instant().getEpochSecond() % MINUTE;
  }

  private void turn() {
    long now = clock.instant().getEpochSecond() / MINUTE;
    if (now != minute) {
      minute = now;
      total = 0;
      wrong.clear();
    }
  }
}
