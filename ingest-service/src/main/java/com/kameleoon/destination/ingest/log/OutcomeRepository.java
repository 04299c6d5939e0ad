package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.FinishedDelivery.Delivered;
import com.kameleoon.destination.ingest.log.FinishedDelivery.Discarded;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Table `delivery_outcome`.
@Singleton
final class OutcomeRepository {
  private static final String INSERT =
      """
      insert into ingest.delivery_outcome
        (day, finished_at, delivery_id, outcome, reason, detail, attempts)
      select ?, ?, i.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[]) as i\
      """;

  void insert(
      Connection connection, LocalDate day, Instant finishedAt, List<FinishedDelivery> finished)
      throws SQLException {
    SqlArrays<FinishedDelivery> columns = new SqlArrays<>(connection, finished);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, day);
      insert.setObject(2, OffsetDateTime.ofInstant(finishedAt, ZoneOffset.UTC));
      insert.setArray(3, columns.as("uuid", FinishedDelivery::id));
      insert.setArray(4, columns.texts(OutcomeRepository::outcome));
      insert.setArray(5, columns.texts(OutcomeRepository::reason));
      insert.setArray(6, columns.texts(OutcomeRepository::detail));
      insert.setArray(7, columns.as("int4", FinishedDelivery::attempts));
      insert.executeUpdate();
    }
  }

  private static String outcome(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> "DELIVERED";
      case Discarded _ -> "DISCARDED";
    };
  }

  private static @Nullable String reason(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> null;
      case Discarded discarded -> discarded.reason().name();
    };
  }

  private static @Nullable String detail(FinishedDelivery finished) {
    return switch (finished) {
      case Delivered _ -> null;
      case Discarded discarded -> discarded.detail();
    };
  }
}
