package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that count within the
/// millisecond, so that ids of one process never go backwards, then 62 random bits.
@Singleton
public final class TimeOrderedIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

  private final AtomicLong last = new AtomicLong();
  private final Clock clock;

  public TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  /// Thread-safe. A clock that jumps back or a full millisecond borrows from the next one.
  public UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
    long high = ((tick >>> COUNTER_BITS) << 16) | VERSION_7 | (tick & COUNTER_MASK);
    long random = ThreadLocalRandom.current().nextLong() >>> 2;
    return new UUID(high, VARIANT | random);
  }
}
