package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void carriesItsMillisecondVersionAndVariant() {
    UUID id = ids.next();

    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void neverGoesBackwardsEvenWhenTheClockStandsStill() {
    List<UUID> many = Stream.generate(ids::next).limit(10_000).toList();

    assertThat(many).doesNotHaveDuplicates();
    assertThat(many).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
  }
}
