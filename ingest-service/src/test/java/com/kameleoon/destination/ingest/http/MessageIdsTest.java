package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final String TIMED =
      "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"u\",\"timestamp\":\"2026-01-01T00:00:00Z\",%s}";

  @Test
  void keepsAGivenId() throws Exception {
    assertThat(of("{\"messageId\":\"m\"}", NOW)).isEqualTo("m");
    assertThat(of("{\"messageId\":42}", NOW)).isEqualTo("42");
    assertThat(of("{\"messageId\":\"" + "x".repeat(100) + "\"}", NOW)).isEqualTo("x".repeat(100));
  }

  @Test
  void shortensALongIdWithoutMixingItUp() throws Exception {
    String prefix = "\uD83D\uDE00".repeat(60);

    String one = of("{\"messageId\":\"x" + prefix + "1\"}", NOW);
    String other = of("{\"messageId\":\"x" + prefix + "2\"}", NOW);

    assertThat(one).hasSizeLessThanOrEqualTo(100).isNotEqualTo(other).startsWith("x\uD83D\uDE00");
    assertThat(EventJson.write(one)).isNotEmpty();
  }

  @Test
  void derivesTheSameIdFromTheSameContent() throws Exception {
    String one = of(TIMED.formatted("\"properties\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"), NOW);
    String other =
        of(
            TIMED.formatted("\"properties\":{\"b\":{\"d\":3,\"c\":2},\"a\":1},\"context\":{}"),
            NOW.plusSeconds(60));

    assertThat(one).isEqualTo(other).startsWith("content:").hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void derivesAnotherIdFromOtherContent() throws Exception {
    assertThat(of(TIMED.formatted("\"properties\":{\"a\":1}"), NOW))
        .isNotEqualTo(of(TIMED.formatted("\"properties\":{\"a\":2}"), NOW));
  }

  @Test
  void takesEventsWithoutATimeForDifferentOnes() throws Exception {
    String untimed = "{\"type\":\"page\",\"userId\":\"u\"}";

    assertThat(of(untimed, NOW)).isNotEqualTo(of(untimed, NOW.plusMillis(1)));
  }

  private static String of(String json, Instant receivedAt) throws Exception {
    return MessageIds.of((ObjectNode) new JsonMapper().readTree(json), receivedAt);
  }
}
