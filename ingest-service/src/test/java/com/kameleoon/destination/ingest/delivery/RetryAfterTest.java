package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.parse("Wed, 04 Mar 2026 10:00:30 GMT", NOW))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void readsSecondsThatNoLongHolds() {
    assertThat(RetryAfter.parse("9".repeat(40), NOW)).contains(Duration.ofSeconds(999_999_999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "1.5", "soon", "\u0663", "Wed, 04 Mar 2026 09:00:00 GMT"})
  void ignoresWhatSaysNothingUseful(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
