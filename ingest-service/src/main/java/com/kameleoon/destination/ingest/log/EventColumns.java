package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.Verdict.Deliveries;
import com.kameleoon.destination.ingest.log.Verdict.Discarded;
import com.kameleoon.destination.ingest.log.Verdict.Filtered;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns of `event` behind its day, in the order in which every insert takes them.
final class EventColumns {
  private EventColumns() {}

  static List<Array> of(SqlArrays<KeyedEvent> columns) throws SQLException {
    return List.of(
        columns.uuids(KeyedEvent::key),
        columns.uuids(e -> e.event().id()),
        columns.times(e -> e.event().receivedAt()),
        columns.texts(e -> e.event().messageId()),
        columns.texts(e -> e.event().door().name()),
        columns.texts(e -> e.event().source()),
        columns.texts(e -> e.event().type().wireName()),
        columns.texts(e -> e.event().name()),
        columns.texts(e -> e.event().userId()),
        columns.texts(e -> e.event().anonymousId()),
        columns.texts(e -> kind(e.event().verdict())),
        columns.texts(e -> reason(e.event().verdict())),
        columns.texts(e -> detail(e.event().verdict())),
        columns.bytes(e -> e.event().body()),
        columns.bytes(e -> e.plan().json().length == 0 ? null : e.plan().json()));
  }

  /// The first day in which an event may have come before.
  static LocalDate oldestDay(List<KeyedEvent> events, Duration dedupeWindow) {
    Instant oldest =
        events.stream().map(e -> e.event().receivedAt()).min(Instant::compareTo).orElseThrow();
    return LocalDate.ofInstant(oldest.minus(dedupeWindow), ZoneOffset.UTC);
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> "DELIVERIES";
      case Filtered _ -> "FILTERED";
      case Discarded _ -> "DISCARDED";
    };
  }

  private static @Nullable String reason(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> null;
      case Filtered filtered -> filtered.reason().name();
      case Discarded discarded -> discarded.reason().name();
    };
  }

  private static @Nullable String detail(Verdict verdict) {
    return switch (verdict) {
      case Deliveries _ -> null;
      case Filtered filtered -> filtered.detail();
      case Discarded discarded -> discarded.detail();
    };
  }
}
