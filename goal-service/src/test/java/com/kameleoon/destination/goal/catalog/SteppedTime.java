package com.kameleoon.destination.goal.catalog;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// The one time of replicas and of the account that stands in for Kameleoon's, moved by a test.
final class SteppedTime extends Clock implements CreationClock {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  void step(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public Instant wall(Connection connection) {
    return now.get();
  }

  @Override
  public long steadyNanos() {
    return Duration.between(START, now.get()).toNanos();
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
