package com.kameleoon.destination.goal.catalog;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// The time of several replicas, moved by a test; its wall clock can also be set.
final class SteppedCreationClock implements CreationClock {
  private final AtomicReference<Instant> wall =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final AtomicLong steady = new AtomicLong();

  void step(Duration by) {
    steady.addAndGet(by.toNanos());
    set(by);
  }

  /// Somebody sets the wall clock; no time passes.
  void set(Duration by) {
    wall.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant wall(Connection connection) {
    return wall.get();
  }

  @Override
  public long steadyNanos() {
    return steady.get();
  }
}
