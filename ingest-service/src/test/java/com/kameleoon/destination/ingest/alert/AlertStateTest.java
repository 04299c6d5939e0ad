package com.kameleoon.destination.ingest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When an alert changes, by looking every ten seconds.
class AlertStateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AlertSettings SETTINGS =
      new AlertSettings(Duration.ofSeconds(30), Duration.ofMinutes(2));

  private AlertState state = AlertState.fresh("rate", START);
  private Instant now = START;
  private int changes;

  @Test
  void firesOnceWhileTheFigureStaysWrong() {
    look(true, Duration.ofMinutes(30));

    assertThat(state.firing()).isTrue();
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void ignoresAMomentsTrouble() {
    look(true, Duration.ofSeconds(20));
    look(false, Duration.ofMinutes(1));

    assertThat(changes).isZero();
  }

  @Test
  void isResolvedWhenTheFigureIsRightForLongEnough() {
    look(true, Duration.ofMinutes(5));
    look(false, Duration.ofMinutes(1));
    assertThat(state.firing()).isTrue();

    look(false, Duration.ofMinutes(3));

    assertThat(state.firing()).isFalse();
    assertThat(changes).isEqualTo(2);
  }

  @Test
  void dampsFlapping() {
    for (int i = 0; i < 60; i++) {
      look(true, Duration.ofSeconds(40));
      look(false, Duration.ofSeconds(150));
    }

    assertThat(changes).isLessThan(15);
  }

  private void look(boolean wrong, Duration length) {
    for (Instant end = now.plus(length); now.isBefore(end); now = now.plusSeconds(10)) {
      AlertState next = state.look(1.0, wrong, now, SETTINGS);
      changes += next.firing() == state.firing() ? 0 : 1;
      state = next;
    }
  }
}
