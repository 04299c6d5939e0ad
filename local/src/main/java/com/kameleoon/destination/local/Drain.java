package com.kameleoon.destination.local;

import java.time.Duration;

/// Waits until every delivery has its outcome.
final class Drain {
  private static final Duration LOOK = Duration.ofMillis(200);

  private Drain() {}

  /// Whether nothing is pending any more, before `limit` has passed.
  static boolean await(Figures figures, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (figures.delivery().path("pending").asLong() > 0) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for deliveries", e);
    }
  }
}
