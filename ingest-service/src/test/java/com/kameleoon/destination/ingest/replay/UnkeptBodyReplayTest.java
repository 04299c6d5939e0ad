package com.kameleoon.destination.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.log.ReplayLog.Result;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A target gave up what was sent of an event whose body was too large to be kept.
class UnkeptBodyReplayTest {
  private static final String SPEC =
      """
        delivery: {bodyLimit: 2Ki}
        mappings:
          - {name: first, subscribe: 'type = "track"', partnerAction: logEvent}
          - {name: second, subscribe: 'type = "track"', partnerAction: logEvent}
      """;
  private static final String LARGE =
      "{\"revenue\":1234567890.10,\"filler\":\"" + "x".repeat(3000) + "\"}";

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.start(SPEC);
    console.targetsRefuse("nobody");
    console.track("lost", "nobody", "Order", LARGE);
    console.track("taken", "ann", "Order", LARGE);
    console.settle();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void sendsTheSameItemsAgainAndOnce() {
    // Given
    List<String> before = items("lost");
    assertThat(before).hasSize(2).allMatch(item -> item.contains("1234567890.10"));
    console.targetsRefuse("");

    // When
    JsonNode first = replay();
    console.settle();
    JsonNode second = replay();

    // Then
    assertThat(first.path(Result.SENT.name()).asInt()).as("%s", first).isEqualTo(1);
    assertThat(first.path(Result.BODY_NOT_KEPT.name()).asInt()).isEqualTo(1);
    assertThat(second.path(Result.BODY_NOT_KEPT.name()).asInt()).as("%s", second).isEqualTo(2);
    List<String> after = items("lost");
    assertThat(after).hasSize(4).doesNotHaveDuplicates().startsWith(before.toArray(String[]::new));
    assertThat(after.stream().map(UnkeptBodyReplayTest::withoutId).distinct()).hasSize(1);
    JsonNode identity = console.get("/api/v1/delivery/identity");
    assertThat(identity.path("delivered").asInt()).as("%s", identity).isEqualTo(4);
    assertThat(identity.path("received").asInt()).isEqualTo(4);
  }

  /// Its results.
  private static JsonNode replay() {
    JsonNode begun =
        RunningConsole.json(
            console.post(
                "/api/v1/replays", "{\"selection\":{\"messageIds\":[\"lost\",\"taken\"]}}"));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> console.get("/api/v1/replays/" + begun.path("id").asLong()),
            replay -> replay.path("state").asText().equals("DONE"))
        .path("results");
  }

  /// What was sent of an event, byte by byte.
  private static List<String> items(String messageId) {
    String deliveries =
        console
            .bean(ConsoleStore.class)
            .query(
                "select convert_from(deliveries, 'UTF8') as text from ingest.event"
                    + " where message_id = ?",
                row -> row.text("text"),
                messageId)
            .getFirst();
    Matcher item = Pattern.compile("\"item\":(\\{.*?\\}\\})").matcher(deliveries);
    return item.results().map(found -> found.group(1)).toList();
  }

  private static String withoutId(String item) {
    return item.replaceFirst("\"id\":\"[^\"]*\",?", "");
  }
}
