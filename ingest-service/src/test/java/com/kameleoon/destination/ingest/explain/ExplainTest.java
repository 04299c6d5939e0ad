package com.kameleoon.destination.ingest.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From an event at a door to the answer to "what became of it, and why".
class ExplainTest {
  private static final String SPEC =
      """
        filters:
          - name: no tests
            if: event = "Test"
            actions: [{type: DROP}]
          - name: no mail
            if: all
            actions: [{type: DROP_PROPERTIES, fields: {properties: [email]}}]
        functions:
          - name: upper
            code: |
              function onTrack(event) {
                event.event = event.event.toUpperCase();
                return event;
              }
        mappings:
          - {name: orders, subscribe: 'type = "track" and event = "Order"', partnerAction: logEvent}
          - {name: everything, subscribe: 'type = "track"', partnerAction: logEvent}
      """;

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.start(SPEC);
    console.targetsRefuse("nobody");
    console.track("m-order", "ann", "Order", "{\"email\":\"a@b.c\",\"token\":\"s3cret\"}");
    console.track("m-test", "bob", "Test", "{}");
    console.track("m/odd id?<b>", "ann", "View", "{}");
    console.track("m-nobody", "nobody", "Lost", "{}");
    console.settle();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void tellsEveryStepInOrder() {
    JsonNode explanation = explain("m-order");

    assertThat(explanation.path("exact").asBoolean()).as("%s", explanation).isTrue();
    assertThat(explanation.path("event").path("status").asText()).isEqualTo("DELIVERED");
    assertThat(steps(explanation))
        .containsExactly(
            "door web PASSED",
            "dedupe m-order PASSED",
            "integrations  PASSED",
            "filter no tests PASSED",
            "filter no mail CHANGED",
            "trigger orders PASSED",
            "trigger everything PASSED",
            "function upper CHANGED",
            "mapping orders PASSED",
            "mapping everything PASSED",
            "delivery orders DELIVERED",
            "delivery everything DELIVERED");
    assertThat(explanation.toString()).contains("ORDER").doesNotContain("s3cret");
  }

  @Test
  void namesTheFilterThatDroppedIt() {
    JsonNode explanation = explain("m-test");

    assertThat(explanation.path("event").path("status").asText()).isEqualTo("FILTERED");
    assertThat(steps(explanation)).contains("filter no tests FILTERED").doesNotContain("trigger");
  }

  @Test
  void saysWhyATargetRefusedIt() {
    JsonNode explanation = explain("m-nobody");

    assertThat(explanation.path("event").path("status").asText()).isEqualTo("DISCARDED");
    assertThat(steps(explanation))
        .contains("trigger orders SKIPPED", "delivery everything DISCARDED");
    assertThat(explanation.toString()).contains("NO_VISITOR_CODE");
  }

  @Test
  void explainsWithTheRevisionThatDecidedIt() {
    // Given another configuration that would decide otherwise
    String before = explain("m-test").path("revision").asText();
    console.apply("  filters: [{name: nothing, if: all, actions: [{type: DROP}]}]\n");
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() ->
            console
                    .bean(ConsoleStore.class)
                    .query("select 1 from ingest.revision_span", row -> 1)
                    .size()
                == 2);

    // When
    console.track("m-late", "ann", "Order", "{}");

    // Then
    assertThat(steps(explain("m-late"))).contains("filter nothing FILTERED");
    assertThat(explain("m-late").path("exact").asBoolean()).isTrue();
    assertThat(explain("m-test").path("revision").asText()).isEqualTo(before);
    assertThat(steps(explain("m-test"))).contains("filter no tests FILTERED");
    console.apply(SPEC);
  }

  @Test
  void findsEventsByWhatIsKnownOfThem() {
    assertThat(found("user=ann")).contains("m-order", "m/odd id?<b>").doesNotContain("m-test");
    assertThat(found("name=Test")).containsExactly("m-test");
    assertThat(found("status=DISCARDED")).containsExactly("m-nobody");
    assertThat(found("reason=NO_VISITOR_CODE")).containsExactly("m-nobody");
    assertThat(found("mapping=orders")).containsExactly("m-order");
    assertThat(found("type=page")).isEmpty();
    assertThat(found("limit=1")).hasSize(1);
  }

  @Test
  void findsAnEventWhateverItsMessageId() {
    assertThat(explain("m/odd id?<b>").path("event").path("messageId").asText())
        .isEqualTo("m/odd id?<b>");
    assertThat(console.ask("/api/v1/events/none").statusCode()).isEqualTo(404);
  }

  private static JsonNode explain(String messageId) {
    return console.get(
        "/api/v1/events/"
            + URLEncoder.encode(messageId, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static List<String> steps(JsonNode explanation) {
    return StreamSupport.stream(explanation.path("steps").spliterator(), false)
        .map(step ->
            step.path("kind").asText()
                + " "
                + step.path("name").asText()
                + " "
                + step.path("verdict").asText())
        .toList();
  }

  private static List<String> found(String query) {
    return StreamSupport.stream(
            console.get("/api/v1/events?" + query).path("events").spliterator(), false)
        .map(event -> event.path("messageId").asText())
        .toList();
  }
}
