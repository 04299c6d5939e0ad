package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimeTest {
  private static final Instant RECEIVED_AT = Instant.parse("2026-05-01T10:00:00Z");

  private final ObjectNode event = JsonNodeFactory.instance.objectNode();

  @Test
  void takesTheSkewOfTheSendersClockOut() {
    event.put("timestamp", "2020-01-01T00:00:00.000Z").put("sentAt", "2020-01-01T00:00:05.250Z");

    EventTime.stamp(event, RECEIVED_AT);

    assertThat(event.path("timestamp").asText()).isEqualTo("2026-05-01T09:59:54.750Z");
    assertThat(event.path("originalTimestamp").asText()).isEqualTo("2020-01-01T00:00:00.000Z");
    assertThat(event.path("receivedAt").asText()).isEqualTo("2026-05-01T10:00:00.000Z");
  }

  @Test
  void leavesATimeWithoutSentAtAsItIs() {
    event.put("timestamp", "2026-04-01T10:00:00+02:00");

    EventTime.stamp(event, RECEIVED_AT);

    assertThat(event.path("timestamp").asText()).isEqualTo("2026-04-01T10:00:00+02:00");
  }

  @Test
  void doesNotCorrectTwice() {
    event
        .put("timestamp", "2026-04-30T00:00:00.000Z")
        .put("originalTimestamp", "2020-01-01T00:00:00.000Z")
        .put("sentAt", "2020-01-01T00:00:05.000Z");

    EventTime.stamp(event, RECEIVED_AT);

    assertThat(event.path("timestamp").asText()).isEqualTo("2026-04-30T00:00:00.000Z");
  }

  @Test
  void takesTheOriginalTimestampWhereItIsTheOnlyOne() {
    event
        .put("originalTimestamp", "2020-01-01T00:00:00.000Z")
        .put("sentAt", "2020-01-01T00:00:01.000Z");

    EventTime.stamp(event, RECEIVED_AT);

    assertThat(event.path("timestamp").asText()).isEqualTo("2026-05-01T09:59:59.000Z");
  }

  @Test
  void takesTheTimeOfArrivalWhereThereIsNone() {
    EventTime.stamp(event, RECEIVED_AT);

    assertThat(event.path("timestamp").asText()).isEqualTo("2026-05-01T10:00:00.000Z");
  }
}
