package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.system.fixture.NodeClients;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients that nobody here wrote, unchanged from npm, against the running suite.
@Tag("story")
class RealClientsTest {
  private static RunningSuite suite;

  @BeforeAll
  static void start() {
    NodeClients.install();
    suite = RunningSuite.start();
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void segmentsOwnDestinationDelivers() {
    // When
    JsonNode answers = run("segment-destination.mjs", "segment");
    suite.drained();

    // Then
    assertThat(answers.path("authentication").asText()).isEqualTo("none");
    assertThat(answers.path("wrongAuthentication").asText())
        .isEqualTo("Credentials are invalid: 401 Unauthorized");
    assertThat(List.of("logEvent", "again", "page", "identify", "group", "audience"))
        .allSatisfy(action -> assertThat(answers.at("/" + action + "/0").asInt()).isEqualTo(200));
    assertThat(answers.path("wrongKey").asText()).isEqualTo("Unauthorized");
    conversionsOf("segmentvisitor01")
        .containsExactlyInAnyOrder(
            tuple("SegmentIO track – Order Completed", "ad-track", "12.5"),
            tuple("SegmentIO page – Home", "ad-page", "0"));
    assertThat(suite.apis().map("IDENTIFY_segment-user"))
        .isEqualTo(suite.apis().map("IDENTIFY_segmentvisitor01"))
        .hasToString("{\"groupId\":\"acme-hotels\",\"traits\":{\"plan\":\"plus\"}}");
    assertThat(suite.apis().map("COHORTS_segment-anonymous"))
        .hasToString("{\"vip_customers\":true}");
  }

  @Test
  void analyticsNodeSendsUnchanged() {
    // When
    JsonNode answers = run("analytics-node.mjs", "node");
    suite.drained();

    // Then
    assertThat(answers.path("errors")).isEmpty();
    assertThat(answers.path("called").valueStream().map(call -> call.path("error")))
        .hasSize(6)
        .allMatch(JsonNode::isMissingNode);
    String track = answers.at("/called/0/messageId").asText();
    conversionsOf("nodevisitorcode")
        .hasSize(4)
        .contains(tuple("SegmentIO track – Order Completed", track, "99.9"));
    assertThat(suite.apis().map("IDENTIFY_node-user"))
        .hasToString("{\"groupId\":\"nordlys\",\"traits\":{\"plan\":\"free\"}}");
  }

  @Test
  void analyticsJsBootsAndSends() {
    // When
    JsonNode answers = run("analytics-next.mjs", "browser");
    suite.drained();

    // Then
    assertThat(answers.path("asked").valueStream())
        .extracting(asked -> asked.path("address").asText(), asked -> asked.path("status").asInt())
        .contains(
            tuple("/v1/projects/lamps-web-write-key/settings", 200),
            tuple("/v1/i", 200),
            tuple("/v1/t", 200),
            tuple("/v1/p", 200));
    assertThat(suite.apis().conversionsOf("browservisitor01"))
        .extracting(conversion -> conversion.path("goalName").asText())
        .containsExactlyInAnyOrder("SegmentIO track – Product Viewed", "SegmentIO page – Pricing");
    assertThat(suite.apis().map("IDENTIFY_" + answers.path("anonymousId").asText()))
        .hasToString("{\"traits\":{\"plan\":\"plus\"}}");
  }

  @Test
  void kameleoonsSdkReads() {
    // Given
    run("analytics-node.mjs", "reader");
    run("segment-destination.mjs", "segment");
    suite.drained();

    // When
    JsonNode answers =
        NodeClients.run(
            "kameleoon-sdk.mjs",
            Map.of(
                "BASE", suite.suite().url(Service.REMOTE_DATA).toString(),
                "SITECODE", suite.destination().sitecode(),
                "KEYS",
                    "[\"COHORTS_segment-user\",\"IDENTIFY_reader-user\",\"common\",\"nobody\"]"));

    // Then
    assertThat(answers.path("COHORTS_segment-user")).hasToString("{\"vip_customers\":true}");
    assertThat(answers.at("/IDENTIFY_reader-user/traits")).hasToString("{\"plan\":\"free\"}");
    assertThat(answers.at("/common/cohorts")).hasToString("[\"vip_customers\"]");
    assertThat(answers.path("nobody")).hasToString("{}");
  }

  private static JsonNode run(String script, String person) {
    return NodeClients.run(
        script,
        Map.of(
            "BASE", suite.suite().url(Service.INGEST).toString(),
            "PERSON", person,
            "API_KEY", suite.destination().apiKey(),
            "WRITE_KEY", suite.destination().writeKey(),
            "SITECODE", suite.destination().sitecode()));
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ?> conversionsOf(
      String visitorCode) {
    return assertThat(suite.apis().conversionsOf(visitorCode))
        .extracting(
            conversion -> conversion.path("goalName").asText(),
            conversion -> conversion.path("messageId").asText(),
            conversion -> conversion.path("revenue").asText("0").replace("null", "0"));
  }
}
