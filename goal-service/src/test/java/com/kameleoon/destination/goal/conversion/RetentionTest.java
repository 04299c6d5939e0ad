package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.SteppedClock;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Partitions come and go with the clock.
class RetentionTest {
  private final TestDatabase database = TestDatabase.create();
  private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-23T12:00:00Z"));
  private TestService service;

  @BeforeEach
  void start() {
    service = TestService.start(database.url(), clock);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void keepsEventsOfAnyTimeOnce() {
    // Given
    List<ConversionItem> items =
        List.of(
            at("1970-01-01T00:00:00Z"),
            at("2026-11-20T00:00:00Z"),
            at("2100-06-01T00:00:00Z"),
            at("-999999999-01-01T00:00:00Z"),
            at("+999999999-01-01T00:00:00Z"));

    // When
    service.post(items);
    service.post(items);

    // Then
    assertThat(database.number("select count(*) from conversion")).isEqualTo(5);
    assertThat(database.number("select count(*) from conversion_default")).isEqualTo(4);
    assertThat(database.number("select count(*) from conversion_m2026_11")).isOne();
  }

  @Test
  void movesEarlyEventsToTheirMonthOnceItHasAPartition() {
    // Given
    service.post(List.of(at("2027-05-05T05:05:05Z")));
    assertThat(database.number("select count(*) from conversion_default")).isOne();

    // When
    clock.step(Duration.ofDays(120));
    service.bean(Retention.class).apply();

    // Then
    assertThat(database.number("select count(*) from conversion_default")).isZero();
    assertThat(database.number("select count(*) from conversion_m2027_05")).isOne();
    service.post(List.of(at("2027-05-05T05:05:05Z")));
    assertThat(database.number("select count(*) from conversion")).isOne();
  }

  @Test
  void dropsMonthsThatAreWhollyPastTheRetentionAndKeepsTheirCount() {
    // Given
    service.post(List.of(at("2026-11-20T00:00:00Z"), at("2026-12-20T00:00:00Z")));

    // When
    clock.step(Duration.ofDays(400 + 20));
    service.bean(Retention.class).apply();

    // Then
    assertThat(database.column("select occurred_at::date from conversion"))
        .containsExactly("2026-12-20");
    assertThat(service.get("/v1/goals").at("/goals/0/conversions").asLong()).isEqualTo(2);
  }

  private static ConversionItem at(String time) {
    return new ConversionItem(
        "d",
        "m" + time,
        EventType.TRACK,
        "Any",
        "v",
        null,
        null,
        Instant.parse(time),
        object("{}"));
  }
}
