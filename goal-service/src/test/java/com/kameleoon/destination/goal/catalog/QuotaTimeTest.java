package com.kameleoon.destination.goal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final QuotaTime time = new QuotaTime();

  @Test
  void believesTheWallClockAtFirst() {
    assertThat(time.see(NOON, 0, 5)).isEqualTo(new QuotaTime.Now(NOON, 0));
  }

  @Test
  void runsOnWhenTheWallClockIsSetForward() {
    time.see(NOON, 0, 0);

    QuotaTime.Now now = time.see(NOON.plusSeconds(3601), 0, SECOND);

    assertThat(now.time()).isEqualTo(NOON.plusSeconds(1));
    assertThat(now.behindMicros()).isEqualTo(Duration.ofHours(1).toNanos() / 1000);
  }

  @Test
  void runsOnWhenTheWallClockIsSetBack() {
    time.see(NOON, 0, 0);

    QuotaTime.Now now = time.see(NOON.minusSeconds(3600), 0, SECOND);

    assertThat(now.time()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void followsTheCorrectionOfAnotherReplica() {
    time.see(NOON, 0, 0);
    long corrected = Duration.ofHours(1).toNanos() / 1000;

    QuotaTime.Now now = time.see(NOON.plusSeconds(3602), corrected, 2 * SECOND);

    assertThat(now).isEqualTo(new QuotaTime.Now(NOON.plusSeconds(2), corrected));
  }

  @Test
  void allowsTheClocksToDrift() {
    time.see(NOON, 0, 0);

    QuotaTime.Now now = time.see(NOON.plusSeconds(3600).plusMillis(900), 0, 3600 * SECOND);

    assertThat(now.behindMicros()).isZero();
  }
}
