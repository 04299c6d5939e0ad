package com.kameleoon.destination.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.6Z, 2026-01-02T03:04:05.600Z",
    "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456789Z",
    "2026-01-02T03:04:05.1234567891Z, 2026-01-02T03:04:05.123456789Z",
    "2026-01-02 03:04:05.678, 2026-01-02T03:04:05.678Z",
    "2026-01-02T03:04:05+02:00, 2026-01-02T01:04:05Z",
    "2026-06-30T23:59:60Z, 2026-06-30T23:59:59Z",
    "2024-02-29t00:00:00z, 2024-02-29T00:00:00Z"
  })
  void readsWhatSegmentAccepts(String text, Instant moment) {
    assertThat(Timestamps.parse(text)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02",
        "2026-01-02T03:04:05.Z",
        "2026-01-02T03:04:05.12x4Z",
        "yesterday",
        "2026-01-02T03:04Z",
        "٢٠٢٦-01-02T03:04:05Z"
      })
  void refusesWhatNamesNoMoment(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }
}
