package com.kameleoon.destination.operator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void makesTheKubeletLookLessAndLessOften() {
    Looks looks = Looks.none(false, START).another(START);
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      gaps.add(Duration.between(looks.last(), looks.next()).toSeconds());
      looks = looks.another(looks.next());
    }

    assertThat(gaps).containsExactly(4L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void asksLessOftenWhoIsWaitedForLonger() {
    Looks looks = Looks.none(false, START);

    assertThat(looks.patience(START)).isEqualTo(Duration.ofMillis(500));
    assertThat(looks.patience(START.plusSeconds(30))).isEqualTo(Duration.ofSeconds(3));
    assertThat(looks.patience(START.plusSeconds(1000))).isEqualTo(Duration.ofSeconds(10));
  }
}
