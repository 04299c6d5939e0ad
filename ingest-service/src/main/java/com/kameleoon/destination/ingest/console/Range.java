package com.kameleoon.destination.ingest.console;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The spans of time that a page offers.
enum Range {
  HOUR("1h", Duration.ofHours(1)),
  SIX_HOURS("6h", Duration.ofHours(6)),
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30));

  private final String text;
  private final Duration length;

  Range(String text, Duration length) {
    this.text = text;
    this.length = length;
  }

  String text() {
    return text;
  }

  Duration length() {
    return length;
  }

  /// A day where the text is none of them.
  static Range of(@Nullable String text) {
    return Arrays.stream(values()).filter(range -> range.text.equals(text)).findFirst().orElse(DAY);
  }
}
