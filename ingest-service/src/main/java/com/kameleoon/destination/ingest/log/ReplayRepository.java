package com.kameleoon.destination.ingest.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and changes single events of table `event` and their ends.
@Singleton
final class ReplayRepository {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOCK =
      """
      select received_at, verdict, reason, deliveries, body from ingest.event
      where day = ? and message_key = ? for update\
      """;

  private static final String END =
      "select outcome, reason from ingest.delivery_outcome where day = ? and delivery_id = ?";

  private static final String UPDATE =
      """
      update ingest.event set deliveries = ?, verdict = 'DELIVERIES', reason = null, detail = null
      where day = ? and message_key = ?\
      """;

  private static final String REPLACE =
      "update ingest.delivery_outcome set outcome = 'REPLAYED' where day = ? and delivery_id = ?";

  /// How a delivery stands.
  ///
  /// @param outcome empty while pending
  record Ended(UUID id, String mapping, String outcome, String reason) {
    boolean isDiscarded() {
      return outcome.equals("DISCARDED");
    }
  }

  /// An event as it is kept.
  record Kept(
      LocalDate day,
      UUID messageKey,
      Instant receivedAt,
      String verdict,
      @Nullable String reason,
      byte[] deliveries,
      byte[] body,
      List<Ended> ends) {
    /// How a mapping's delivery stands now, earlier replays aside.
    Optional<Ended> current(String mapping) {
      return ends.stream()
          .filter(end -> end.mapping().equals(mapping) && !end.outcome().equals("REPLAYED"))
          .findFirst();
    }
  }

  /// The event, which nobody else changes until the transaction ends.
  Optional<Kept> lock(Connection connection, LocalDate day, UUID messageKey) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setObject(1, day);
      statement.setObject(2, messageKey);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] deliveries = row.getBytes(4) == null ? new byte[0] : row.getBytes(4);
        return Optional.of(
            new Kept(
                day,
                messageKey,
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                deliveries,
                row.getBytes(5),
                ends(connection, day, deliveries)));
      }
    }
  }

  void update(Connection connection, Kept event, byte[] deliveries) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setBytes(1, deliveries);
      statement.setObject(2, event.day());
      statement.setObject(3, event.messageKey());
      statement.executeUpdate();
    }
  }

  /// Keeps the end, as one that a replay has overtaken.
  void replace(Connection connection, LocalDate day, UUID deliveryId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
      statement.setObject(1, day);
      statement.setObject(2, deliveryId);
      statement.executeUpdate();
    }
  }

  private static List<Ended> ends(Connection connection, LocalDate day, byte[] deliveries)
      throws SQLException {
    List<Ended> ends = new ArrayList<>();
    for (JsonNode delivery : tree(deliveries)) {
      UUID id = UUID.fromString(delivery.path("id").asText());
      ends.add(end(connection, day, id, delivery.path("mapping").asText()));
    }
    return ends;
  }

  private static Ended end(Connection connection, LocalDate day, UUID id, String mapping)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setObject(1, day);
      statement.setObject(2, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new Ended(id, mapping, row.getString(1), String.valueOf(row.getString(2)))
            : new Ended(id, mapping, "", "");
      }
    }
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
