package com.kameleoon.destination.ingest.tester;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.http.Doors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Events and configurations that are only tried.
class TesterTest {
  private static final String DRAFT =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop}
      spec:
        sitecode: %s
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        filters:
          - {name: no orders, if: %s, actions: [{type: DROP}]}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.start("");
    console.track("order", "ann", "Order", "{\"kameleoonVisitorCode\":\"v1\"}");
    console.track("view", "ann", "View", "{\"kameleoonVisitorCode\":\"v1\"}");
    console.settle();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void runsDryAndStoresNothing() {
    long before = received();

    JsonNode report =
        test(
            "{\"event\":{\"type\":\"track\",\"event\":\"Try\",\"userId\":\"u\",\"properties\":{}}}");

    assertThat(report.path("decision").path("outcome").asText()).as("%s", report).isEqualTo("SENT");
    assertThat(report.path("steps").toString()).contains("trigger", "mapping");
    assertThat(report.has("sentAs")).isFalse();
    assertThat(received()).isEqualTo(before);
  }

  @Test
  void tellsWhatALibraryWouldBeTold() {
    JsonNode report = test("{\"event\":{\"type\":\"track\",\"userId\":\"u\"}}");

    assertThat(report.path("refusedAtTheDoor").asText()).contains("event");
  }

  @Test
  void reallySendsOnRequestAndMarksIt() {
    JsonNode report =
        test("{\"event\":{\"type\":\"track\",\"event\":\"Sent\",\"userId\":\"u\"},\"send\":true}");
    console.settle();

    JsonNode stored = console.get("/api/v1/events/" + report.path("sentAs").asText());
    assertThat(stored.path("event").path("source").asText()).isEqualTo("console tester");
    assertThat(stored.path("event").path("body").path("context").path("test").asBoolean()).isTrue();
    assertThat(stored.path("event").path("status").asText()).isEqualTo("DELIVERED");
  }

  @Test
  void saysWhatAnotherConfigurationRefusesOrChanges() {
    JsonNode refused = test(asked("order", "event = ("));
    assertThat(refused.path("issues").toString()).contains("spec.filters[0].if");

    JsonNode changed = test(asked("order", "event = \\\"Order\\\""));
    assertThat(changed.path("decision").path("outcome").asText()).isEqualTo("FILTERED");
    assertThat(changed.path("running").path("outcome").asText()).isEqualTo("SENT");
    assertThat(changed.path("changes")).isNotEmpty();
  }

  @Test
  void comparesOverTheLastEvents() {
    ObjectNode asked = JSON.createObjectNode();
    asked.put("resource", DRAFT.formatted(Doors.SITECODE, "event = \"Order\""));
    asked.put("last", 100);

    JsonNode whatIf = RunningConsole.json(console.post("/api/v1/what-if", asked.toString()));

    assertThat(whatIf.path("kinds")).as("%s", whatIf).hasSize(1);
    assertThat(whatIf.path("compared").asInt() - whatIf.path("same").asInt()).isEqualTo(1);
    assertThat(whatIf.path("samples").get(0).path("messageId").asText()).isEqualTo("order");
  }

  @Test
  void offersEventsOfTheSpecificationThatTheDoorTakes() {
    for (JsonNode entry : console.get("/api/v1/catalogue")) {
      JsonNode report = test("{\"event\":" + entry.path("event") + "}");
      assertThat(report.path("refusedAtTheDoor").isMissingNode()).as("%s", entry).isTrue();
    }
  }

  private static String asked(String messageId, String condition) {
    ObjectNode asked = JSON.createObjectNode();
    asked.put("messageId", messageId);
    asked.put("resource", DRAFT.formatted(Doors.SITECODE, condition.replace("\\", "")));
    return asked.toString();
  }

  private static JsonNode test(String asked) {
    return RunningConsole.json(console.post("/api/v1/test", asked));
  }

  private static long received() {
    return console.get("/api/v1/delivery/identity").path("received").asLong();
  }
}
