package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.FinishedDelivery.Delivered;
import com.kameleoon.destination.ingest.log.FinishedDelivery.Discarded;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table `delivery_outcome`.
@Singleton
final class OutcomeRepository {
  private static final String INSERT =
      """
      insert into ingest.delivery_outcome
        (day, finished_at, delivery_id, message_key, attempts, outcome, reason, detail)
      select ?, ?, i.* from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[])
        as i\
      """;

  /// The end of a delivery, with the key of its event.
  record End(UUID messageKey, FinishedDelivery delivery) {}

  void insert(RoundTrip trip, LocalDate day, Instant finishedAt, List<End> ends)
      throws SQLException {
    if (!ends.isEmpty()) {
      SqlArrays<End> columns = trip.columns(ends);
      trip.then(
          INSERT,
          day,
          OffsetDateTime.ofInstant(finishedAt, ZoneOffset.UTC),
          columns.uuids(end -> end.delivery().id()),
          columns.uuids(End::messageKey),
          columns.ints(end -> end.delivery().attempts()),
          columns.texts(end -> outcome(end.delivery())),
          columns.texts(end -> reason(end.delivery())),
          columns.texts(end -> detail(end.delivery())));
    }
  }

  private static String outcome(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> "DELIVERED";
      case Discarded _ -> "DISCARDED";
    };
  }

  static @Nullable String reason(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> null;
      case Discarded discarded -> discarded.reason().name();
    };
  }

  static @Nullable String detail(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> null;
      case Discarded discarded -> discarded.detail();
    };
  }
}
