package com.kameleoon.destination.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.log.ReplayLog;
import com.kameleoon.destination.ingest.log.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Discards that get another chance.
class ReplayTest {
  private static final String SPEC =
      """
        filters:
          - {name: no tests, if: event = "Test", actions: [{type: DROP}]}
        mappings:
          - {name: first, subscribe: 'type = "track"', partnerAction: logEvent}
      """;

  private RunningConsole console;

  @BeforeEach
  void start() {
    console = RunningConsole.start(SPEC);
    console.targetsRefuse("nobody");
    console.track("good", "ann", "View", "{}");
    console.track("lost-1", "nobody", "View", "{}");
    console.track("lost-2", "nobody", "Order", "{}");
    console.track("dropped", "ann", "Test", "{}");
    console.settle();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void saysWhatItWouldComeToAndChangesNothing() {
    JsonNode before = identity();

    JsonNode preview =
        RunningConsole.json(
            console.post(
                "/api/v1/replays/preview",
                "{\"selection\":{\"reason\":\"NO_VISITOR_CODE\"},\"rate\":1}"));

    assertThat(preview.path("total").asInt()).as("%s", preview).isEqualTo(2);
    assertThat(preview.path("results").path("SENT").asInt()).isEqualTo(2);
    assertThat(identity()).isEqualTo(before);
  }

  @Test
  void turnsDiscardsIntoDeliveriesAndTheIdentityHolds() {
    // Given that the targets take them now
    console.targetsRefuse("");

    // When
    JsonNode replay = begin("{\"selection\":{\"reason\":\"NO_VISITOR_CODE\"}}");

    // Then
    assertThat(replay.path("results").path("SENT").asInt()).as("%s", replay).isEqualTo(2);
    console.settle();
    assertThat(identity().path("delivered").asInt()).isEqualTo(3);
    assertThat(identity().path("received").asInt()).isEqualTo(4);
    assertThat(identity().path("discarded").path("NO_VISITOR_CODE").asInt()).isZero();
    JsonNode totals = console.get("/api/v1/delivery").path("totals");
    assertThat(totals.path("first").asInt()).as("%s", totals).isEqualTo(3);
    assertThat(totals.path("discarded").asInt()).isZero();
    assertThat(totals.path("received").asInt()).isEqualTo(4);
    JsonNode explanation = console.get("/api/v1/events/lost-1");
    assertThat(explanation.path("event").path("status").asText()).isEqualTo("DELIVERED");
    assertThat(explanation.toString()).contains("REPLAYED");
  }

  @Test
  void sendsNothingTwice() {
    console.targetsRefuse("");

    JsonNode first = begin("{\"selection\":{\"messageIds\":[\"good\",\"lost-1\"]}}");
    console.settle();
    JsonNode second = begin("{\"selection\":{\"messageIds\":[\"good\",\"lost-1\"]}}");

    assertThat(first.path("results").path("SENT").asInt()).isEqualTo(1);
    assertThat(first.path("results").path("NOTHING_LEFT").asInt()).isEqualTo(1);
    assertThat(second.path("results").path("NOTHING_LEFT").asInt()).isEqualTo(2);
  }

  @Test
  void takesFilteredEventsThroughTheConfigurationOfNow() {
    console.apply("");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            RunningConsole.json(
                        console.post(
                            "/api/v1/replays/preview",
                            "{\"selection\":{\"name\":\"Test\",\"all\":true}}"))
                    .path("results")
                    .path("SENT")
                    .asInt()
                == 1);

    begin("{\"selection\":{\"name\":\"Test\",\"all\":true}}");
    console.settle();

    assertThat(console.get("/api/v1/events/dropped").path("event").path("status").asText())
        .isEqualTo("DELIVERED");
    assertThat(identity().path("filtered").path("FILTERED_BY_RULES").asInt()).isZero();
  }

  @Test
  void decidesAWholeDryRunByOneConfiguration() {
    // Given a dry run that has begun, and a change
    byte[] test =
        "{\"type\":\"track\",\"event\":\"Test\",\"userId\":\"ann\",\"messageId\":\"m\"}"
            .getBytes(UTF_8);
    Replaying replaying = console.bean(Replaying.class);
    ReplayLog.Decider begun = replaying.decider();

    // When
    console.apply("");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> replaying.decider().decide(test) instanceof Verdict.Deliveries);

    // Then
    assertThat(begun.decide(test)).isInstanceOf(Verdict.Filtered.class);
  }

  @Test
  void stopsWhereItIsCancelled() {
    long id =
        RunningConsole.json(
                console.post(
                    "/api/v1/replays",
                    "{\"selection\":{\"reason\":\"NO_VISITOR_CODE\"},\"rate\":1}"))
            .path("id")
            .asLong();

    JsonNode cancelled = RunningConsole.json(console.post("/api/v1/replays/" + id + "/cancel", ""));

    assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("total").asInt()).isEqualTo(2);
  }

  @Test
  void twoReplaysOverTheSameEventsOnTwoReplicasSendEachOnce() {
    // Given
    for (int i = 0; i < 30; i++) {
      console.track("more-" + i, "nobody", "Many", "{}");
    }
    console.settle();
    console.targetsRefuse("");

    // When two begin at once, and the replica that is at it may be either
    try (RunningConsole second = console.replica()) {
      String asked = "{\"selection\":{\"name\":\"Many\"},\"rate\":10}";
      List<JsonNode> begun =
          Stream.of(console, second, second)
              .map(replica -> RunningConsole.json(replica.post("/api/v1/replays", asked)))
              .toList();
      List<JsonNode> ended = begun.stream().map(one -> end(one.path("id").asLong())).toList();

      // Then
      assertThat(ended.stream().mapToInt(one -> one.path("results").path("SENT").asInt()).sum())
          .as("%s", ended)
          .isEqualTo(30);
      assertThat(ended).allMatch(one -> one.path("total").asInt() == 30);
    }
    console.settle();
    assertThat(identity().path("delivered").asInt()).isEqualTo(31);
    assertThat(identity().path("received").asInt()).isEqualTo(34);
    assertThat(console.get("/api/v1/events?name=Many&limit=50").path("events"))
        .hasSize(30)
        .allMatch(event -> event.path("status").asText().equals("DELIVERED"));
  }

  private JsonNode begin(String asked) {
    JsonNode begun = RunningConsole.json(console.post("/api/v1/replays", asked));
    assertThat(begun.path("id").asLong()).as("%s", begun).isPositive();
    return end(begun.path("id").asLong());
  }

  private JsonNode end(long id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> console.get("/api/v1/replays/" + id),
            replay -> replay.path("state").asText().equals("DONE"));
  }

  private JsonNode identity() {
    return console.get("/api/v1/delivery/identity");
  }
}
