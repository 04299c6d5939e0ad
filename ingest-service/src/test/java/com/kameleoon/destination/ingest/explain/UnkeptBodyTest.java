package com.kameleoon.destination.ingest.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.http.Doors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What can still be said and done about events whose bodies were too large to be kept.
class UnkeptBodyTest {
  private static final String SPEC =
      """
        delivery: {bodyLimit: 2Ki}
        filters:
          - {name: no tests, if: event = "Test", actions: [{type: DROP}]}
        mappings:
          - {name: orders, subscribe: 'type = "track"', partnerAction: logEvent}
      """;
  private static final String FILLER = "{\"filler\":\"" + "x".repeat(5000) + "\"}";

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.start(SPEC);
    console.targetsRefuse("nobody");
    console.track("small", "ann", "Order", "{}");
    console.track("large", "ann", "Order", FILLER);
    console.track("large-test", "ann", "Test", FILLER);
    console.track("large-lost", "nobody", "Order", FILLER);
    console.settle();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void tellsWhatBecameOfItAndWhyNotMore() {
    JsonNode explanation = console.get("/api/v1/events/large");

    assertThat(explanation.path("notes").path(0).asText())
        .matches(
            "The body of 5,\\d{3} bytes was not kept: the limit of spec.delivery.bodyLimit was"
                + " 2,048 bytes\\. What became of it is below\\.");
    assertThat(explanation.path("notes")).hasSize(1);
    assertThat(explanation.path("exact").asBoolean()).isFalse();
    assertThat(explanation.path("event").path("userId").asText()).isEqualTo("ann");
    assertThat(explanation.path("event").path("status").asText()).isEqualTo("DELIVERED");
    assertThat(steps(explanation))
        .containsExactly("door PASSED", "dedupe PASSED", "delivery DELIVERED");
    assertThat(explanation.path("steps").path(2).path("after").isObject()).isTrue();
    assertThat(steps(console.get("/api/v1/events/large-lost"))).contains("delivery DISCARDED");
    assertThat(console.get("/api/v1/events/large-test").path("steps").toString())
        .contains("FILTERED_BY_RULES", "no tests");
  }

  @Test
  void replaysWhatATargetGaveUpAndCountsWhatIsLeftOut() {
    JsonNode preview =
        RunningConsole.json(
            console.post("/api/v1/replays/preview", "{\"selection\":{\"all\":true},\"rate\":100}"));

    assertThat(preview.path("total").asInt()).as("%s", preview).isEqualTo(4);
    assertThat(preview.path("results").path("SENT").asInt()).isEqualTo(1);
    assertThat(preview.path("results").path("BODY_NOT_KEPT").asInt()).isEqualTo(2);
    assertThat(preview.path("results").path("NOTHING_LEFT").asInt()).isEqualTo(1);
  }

  @Test
  void comparesTheOthersAndCountsWhatIsLeftOut() {
    String draft =
        """
        {"resource":"apiVersion: integrations.kameleoon.com/v1alpha1\\nkind: KameleoonDestination\\n\
        metadata: {name: shop}\\n\
        spec: {sitecode: %s, apiKeySecretRef: {name: kameleoon, key: apiKey}}"}\
        """
            .formatted(Doors.SITECODE);

    JsonNode whatIf = RunningConsole.json(console.post("/api/v1/what-if", draft));

    assertThat(whatIf.path("issues")).as("%s", whatIf).isEmpty();
    assertThat(whatIf.path("compared").asInt()).as("%s", whatIf).isEqualTo(1);
    assertThat(whatIf.path("leftOut").asInt()).isEqualTo(3);
  }

  @Test
  void doesNotTestWhatIsNotThere() {
    var answer = console.post("/api/v1/test", "{\"messageId\":\"large\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("was not kept");
  }

  private static java.util.List<String> steps(JsonNode explanation) {
    return StreamSupport.stream(explanation.path("steps").spliterator(), false)
        .map(step -> step.path("kind").asText() + " " + step.path("verdict").asText())
        .toList();
  }
}
