package com.kameleoon.destination.ingest.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events a report is about: those that were received in a span of time.
///
/// @param from inclusive
/// @param to exclusive
public record ReportQuery(
    Instant from,
    Instant to,
    @Nullable String type,
    @Nullable String name,
    @Nullable String mapping,
    @Nullable String door) {
  private static final Duration BY_MINUTE = Duration.ofHours(6);

  public ReportQuery {
    type = blank(type);
    mapping = blank(mapping);
    name = blank(name);
    door = blank(door);
  }

  public static ReportQuery of(Instant from, Instant to) {
    return new ReportQuery(from, to, null, null, null, null);
  }

  /// Only what that mapping made of them; all of it where none is named.
  public ReportQuery onlyMapping(@Nullable String one) {
    return new ReportQuery(from, to, type, name, one, door);
  }

  /// The same events a span of time earlier.
  public ReportQuery earlier(Duration by) {
    return new ReportQuery(from.minus(by), to.minus(by), type, name, mapping, door);
  }

  /// Up to six hours are read by minute, more by hour.
  boolean isByMinute() {
    return Duration.between(from, to).compareTo(BY_MINUTE) <= 0;
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
