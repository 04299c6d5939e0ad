package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.log.LogFixture;
import com.kameleoon.destination.ingest.log.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final Instant FIRST_AT = Instant.parse("2026-03-04T10:00:00Z");

  private final MutableClock clock = new MutableClock(FIRST_AT);
  private final RetryPolicy policy =
      new RetryPolicy(LogFixture.POLICY, clock, new Random(20260304));

  @ParameterizedTest
  @CsvSource({"1,10", "2,25", "3,62.5", "4,156.25", "7,2441.40625", "8,4500", "30,4500"})
  void waitsBetweenHalfAndAllOfTheSchedule(int attempts, double most) {
    for (int i = 0; i < 1_000; i++) {
      double seconds = wait(attempts).toMillis() / 1000.0;

      assertThat(seconds).isBetween(most / 2, most + 0.001);
    }
  }

  @Test
  void spreadsTheWaitsEvenly() {
    int draws = 10_000;
    double[] uniform =
        IntStream.range(0, draws)
            .mapToDouble(i -> wait(3).toMillis() / 62_500.0 * 2 - 1)
            .sorted()
            .toArray();

    double distance = 0;
    for (int i = 0; i < draws; i++) {
      distance = Math.max(distance, Math.abs(uniform[i] - (i + 0.5) / draws) + 0.5 / draws);
    }

    // Kolmogorov-Smirnov at 0.1 %
    assertThat(distance).isLessThan(1.95 / Math.sqrt(draws));
    assertThat(Arrays.stream(uniform).average().orElseThrow()).isBetween(0.48, 0.52);
  }

  @Test
  void makesTheLastAttemptAtItsTime() {
    clock.set("2026-03-04T13:59:00Z");

    assertThat(policy.next(9, FIRST_AT, Optional.empty()))
        .contains(Instant.parse("2026-03-04T14:00:00Z"));
  }

  @Test
  void givesUpWhenTheLastAttemptHasFailed() {
    clock.set("2026-03-04T14:00:00Z");

    assertThat(policy.next(9, FIRST_AT, Optional.empty())).isEmpty();
    assertThat(policy.next(9, FIRST_AT, Optional.of(Duration.ofSeconds(1)))).isEmpty();
  }

  @Test
  void triesAFewTimesHoweverOldADeliveryIs() {
    clock.set("2026-03-09T00:00:00Z");

    assertThat(policy.next(1, FIRST_AT, Optional.empty())).isPresent();
    assertThat(policy.next(2, FIRST_AT, Optional.empty())).isPresent();
    assertThat(policy.next(3, FIRST_AT, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT1S,PT1S", "PT2M,PT2M", "PT8760H,PT15M"})
  void honoursTheTargetsWishUpToAQuarterOfAnHour(Duration wish, Duration granted) {
    for (int i = 0; i < 100; i++) {
      Instant due = policy.next(1, FIRST_AT, Optional.of(wish)).orElseThrow();

      assertThat(Duration.between(FIRST_AT, due))
          .isBetween(granted, granted.multipliedBy(11).dividedBy(10).plusMillis(1));
    }
  }

  private Duration wait(int attempts) {
    return Duration.between(
        FIRST_AT, policy.next(attempts, FIRST_AT, Optional.empty()).orElseThrow());
  }
}
