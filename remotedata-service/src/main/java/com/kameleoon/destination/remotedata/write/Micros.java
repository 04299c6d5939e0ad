package com.kameleoon.destination.remotedata.write;

import java.time.Instant;

/// Time as stamps count it: microseconds since 1970.
final class Micros {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Micros() {}

  static boolean canHold(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  static long of(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
