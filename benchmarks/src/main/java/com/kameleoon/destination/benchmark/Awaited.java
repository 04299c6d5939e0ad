package com.kameleoon.destination.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a cluster is to come to, looked at again and again.
@FunctionalInterface
interface Awaited {
  boolean holds() throws Exception;

  /// Returns once it holds; fails with the sentence where it does not within the time.
  static void await(Duration patience, Duration interval, String otherwise, Awaited condition)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(otherwise);
      }
      TimeUnit.NANOSECONDS.sleep(interval.toNanos());
    }
  }
}
