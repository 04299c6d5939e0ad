package com.kameleoon.destination.ingest.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.store.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of table `event`, its deliveries not yet joined with what became of them.
record StoredEvent(EventRecord record, List<Planned> planned) {

  /// One entry of the row's `deliveries`.
  record Planned(UUID id, String mapping, @Nullable String target, JsonNode item) {}

  static StoredEvent read(Row row) throws SQLException {
    ObjectNode body = LogJson.object(row.bytes("body"));
    EventRecord record =
        new EventRecord(
            row.uuid("id"),
            row.date("day"),
            row.text("message_id"),
            row.text("door"),
            row.text("source"),
            row.text("type"),
            row.textOrNull("name"),
            row.textOrNull("user_id"),
            row.textOrNull("anonymous_id"),
            row.time("received_at"),
            row.text("verdict"),
            EventStatus.PENDING,
            row.textOrNull("reason"),
            row.textOrNull("detail"),
            List.of(),
            body);
    return new StoredEvent(record, planned(row.bytes("deliveries")));
  }

  LocalDate day() {
    return record.day();
  }

  EventRecord with(Map<UUID, OutcomeRow> outcomes) {
    List<DeliveryRecord> deliveries =
        planned.stream().map(one -> delivery(one, outcomes.get(one.id()))).toList();
    EventRecord r = record;
    return new EventRecord(
        r.id(),
        r.day(),
        r.messageId(),
        r.door(),
        r.source(),
        r.type(),
        r.name(),
        r.userId(),
        r.anonymousId(),
        r.receivedAt(),
        r.verdict(),
        EventStatus.of(r.verdict(), deliveries),
        r.reason(),
        r.detail(),
        deliveries,
        r.body());
  }

  private DeliveryRecord delivery(Planned planned, @Nullable OutcomeRow end) {
    String id = planned.id().toString();
    if (end == null) {
      return new DeliveryRecord(
          id,
          planned.mapping(),
          planned.target(),
          planned.item(),
          "PENDING",
          null,
          null,
          0,
          null,
          null);
    }
    Instant finishedAt = end.finishedAt();
    long milliseconds = Math.max(0, Duration.between(record.receivedAt(), finishedAt).toMillis());
    return new DeliveryRecord(
        id,
        planned.mapping(),
        planned.target(),
        planned.item(),
        end.outcome(),
        end.reason(),
        end.detail(),
        end.attempts(),
        finishedAt,
        milliseconds);
  }

  private static List<Planned> planned(byte[] json) {
    List<Planned> planned = new ArrayList<>();
    for (JsonNode one : LogJson.tree(json)) {
      JsonNode target = one.path("target");
      planned.add(
          new Planned(
              UUID.fromString(one.path("id").asText()),
              one.path("mapping").asText(),
              target.isTextual() ? target.textValue() : null,
              one.path("item")));
    }
    return planned;
  }
}
