package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.system.cluster.Installation;
import com.kameleoon.destination.system.cluster.Kubernetes;
import com.kameleoon.destination.system.cluster.Load;
import com.kameleoon.destination.system.cluster.Shop;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One destination's life on a real Kubernetes, from `helm install` to `helm uninstall`. The order
/// is that of the days in such a life; each part starts from a destination that is ready.
@Tag("story")
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterStoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration FIRST_CONVERSION = Duration.ofMinutes(4);

  private static Kubernetes kubernetes;
  private static Installation installation;
  private static Shop shop;

  @BeforeAll
  static void startTheCluster() {
    kubernetes = Kubernetes.start(Shop.NODE_PORTS);
    installation = new Installation(kubernetes);
    shop = new Shop(kubernetes);
  }

  @AfterAll
  static void stopTheCluster() {
    kubernetes.close();
  }

  @Test
  @Order(1)
  void turnsTheShopsEventsIntoConversionsSoonAfterTheInstallation() throws IOException {
    ShopExpectation expected = ShopExpectation.of(RunningSuite.example("events.ndjson"));
    long started = System.nanoTime();

    // When
    installation.installWithHelm4();
    shop.apply();
    shop.ready();
    shop.sendExample();
    JsonNode identity = shop.drained();

    // Then
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    System.out.println("From helm install to the last conversion: " + taken.toSeconds() + " s");
    assertThat(taken).isLessThan(FIRST_CONVERSION);
    assertThat(shop.tally().refused()).containsExactlyInAnyOrderEntriesOf(expected.refused);
    assertThat(identity.path("duplicates").asInt()).isEqualTo(expected.duplicates);
    assertThat(shop.conversionsByGoal()).isEqualTo(expected.conversionsByGoal);
    assertThat(shop.apis().map("common").path("cohorts").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(expected.audiences);
    nothingIsLost();
  }

  @Test
  @Order(2)
  void takesAnEditedMappingWithoutARestart() {
    Map<String, Integer> before = shop.pods();

    // When
    shop.patch(mappings("type = \\\"track\\\""));
    shop.ready();
    send("renamed-1", "Anything");

    // Then
    goalOf("renamed-1", "SegmentIO track – Renamed by hand");
    assertThat(shop.pods()).isEqualTo(before);
    nothingIsLost();
  }

  @Test
  @Order(3)
  void takesANewFilterWithoutARestart() {
    Map<String, Integer> before = shop.pods();
    long filtered = sum(shop.drained().path("filtered"));

    // When
    shop.patch(
        """
        {"spec": {"filters": [{"name": "no robots", "if": "event = \\"Robot\\"", "actions": [{"type": "DROP"}]}]}}
        """);
    shop.ready();
    send("robot-1", "Robot");

    // Then
    assertThat(sum(shop.drained().path("filtered"))).isEqualTo(filtered + 1);
    assertThat(shop.pods()).isEqualTo(before);
    nothingIsLost();
  }

  @Test
  @Order(4)
  void explainsABrokenTriggerAndKeepsWorkingAsBefore() {
    // When
    shop.patch(mappings("type = "));

    // Then
    String why = shop.await("Stalled", "True");
    assertThat(why).contains("spec.mappings[0].subscribe").contains("keeps running");
    assertThat(shop.await("Ready", "False")).isEqualTo(why);
    send("while-broken", "Anything");
    goalOf("while-broken", "SegmentIO track – Renamed by hand");

    // And when it is put right
    shop.patch("{\"spec\": {\"mappings\": null, \"filters\": null}}");
    assertThat(shop.ready().status("Stalled")).isEqualTo("False");
    send("put-right", "Put Right");
    goalOf("put-right", "SegmentIO track – Put Right");
    nothingIsLost();
  }

  @Test
  @Order(5)
  void takesARotatedKeyWithoutARestart() {
    Map<String, Integer> before = shop.pods();
    String fresh = "eyJpZCI6ImxhbXBzIiwic2VjcmV0Ijoicm90YXRlZCJ9";

    // When
    kubernetes.kubectl(
        "patch",
        "secret",
        "lamps",
        "--namespace",
        shop.namespace(),
        "--type",
        "merge",
        "--patch",
        "{\"stringData\": {\"apiKey\": \"" + fresh + "\"}}");

    // Then
    Awaitility.await("the new key is taken")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> installation.credentialsAreTaken(shop.ingest(), "lamps", "rotated"));
    shop.ready();
    assertThat(installation.credentialsAreTaken(shop.ingest(), "lamps", "local-example-only"))
        .as("the old key is taken no more")
        .isFalse();
    assertThat(shop.pods()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void scalesIngestToThree() {
    shop.patch("{\"spec\": {\"components\": {\"ingest\": {\"replicas\": 3}}}}");
    shop.ready();
    Awaitility.await("three replicas run the configuration")
        .atMost(PATIENCE)
        .until(() -> shop.updatedReplicas("ingest") == 3);
    try (Load load = Load.start(shop, "scaled")) {
      load.awaitAcknowledged(200);
    }
    nothingIsLost();
    shop.patch("{\"spec\": {\"components\": {\"ingest\": {\"replicas\": 2}}}}");
    shop.ready();
  }

  @Test
  @Order(7)
  void bringsBackADeploymentThatSomebodyDeleted() {
    kubernetes.kubectl("delete", "deployment", "lamps-goal", "--namespace", shop.namespace());
    send("while-deleted", "While Deleted");
    shop.ready();
    goalOf("while-deleted", "SegmentIO track – While Deleted");
    nothingIsLost();
  }

  @Test
  @Order(8)
  void losesNothingWhilePodsAreKilled() {
    try (Load load = Load.start(shop, "killed")) {
      for (String component : List.of("ingest", "goal", "remotedata", "ingest")) {
        load.awaitAcknowledged(100);
        kubernetes.kubectl(
            "delete",
            "pod",
            "--namespace",
            shop.namespace(),
            "--grace-period",
            "0",
            "--force",
            "--selector",
            "app.kubernetes.io/component=" + component);
      }
      load.awaitAcknowledged(100);
    }
    shop.ready();
    nothingIsLost();
  }

  @Test
  @Order(9)
  void finishesAChangeInWhoseMiddleTheOperatorWasRestarted() {
    shop.patch("{\"spec\": {\"goals\": {\"convention\": \"Classic\"}}}");
    installation.killOperator();
    shop.ready();
    send("after-restart", "After Restart");
    goalOf("after-restart", "Segment.io – After Restart");
    nothingIsLost();
  }

  @Test
  @Order(10)
  void upgradesTheChartWithoutTouchingTheServices() {
    Map<String, Integer> before = shop.pods();
    String conversion = "across-upgrade";

    // When
    installation.upgradeWithHelm3();

    // Then
    shop.ready();
    send(conversion, "Across Upgrade");
    goalOf(conversion, "Segment.io – Across Upgrade");
    assertThat(shop.pods()).isEqualTo(before);
    assertThat(installation.test()).doesNotContain("Failed");
    installation.leavesNothingOfTheTest();
    nothingIsLost();
  }

  @Test
  @Order(11)
  void leavesNothingBehind() {
    // When
    kubernetes.kubectl("delete", "kd", shop.name(), "--namespace", shop.namespace());

    // Then
    Awaitility.await("only what was stored is there")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(installation.madeByTheOperator(shop.namespace()))
                .containsExactlyInAnyOrder(
                    "PersistentVolumeClaim/lamps-postgresql", "Secret/lamps-database"));
    installation.uninstall();
    assertThat(installation.ofTheRelease()).isEmpty();
    assertThat(kubernetes.kubectl("get", "crd", "-o", "name"))
        .contains("kameleoondestinations.integrations.kameleoon.com");
  }

  private static void send(String messageId, String event) {
    shop.send(Stream.of(Load.track(messageId, event)));
  }

  /// Waits until a message is one conversion, and of the right goal.
  private static void goalOf(String messageId, String goal) {
    shop.drained();
    assertThat(shop.apis().conversionsOf(Load.visitor(messageId)))
        .singleElement()
        .satisfies(one -> assertThat(one.path("goalName").asText()).isEqualTo(goal));
  }

  private static String mappings(String subscribe) {
    return """
    {"spec": {"mappings": [{"name": "all", "subscribe": "%s", "partnerAction": "logEvent",
     "mapping": {"event": "Renamed by hand", "type": {"@path": "$.type"},
       "kameleoonVisitorCode": {"@path": "$.properties.kameleoonVisitorCode"},
       "timestamp": {"@path": "$.timestamp"}, "messageId": {"@path": "$.messageId"}}}]}}
    """
        .formatted(subscribe);
  }

  /// Every acknowledged event is accounted for: received = delivered + filtered + discarded.
  private static void nothingIsLost() {
    JsonNode identity = shop.drained();
    assertThat(identity.path("received").asLong())
        .isEqualTo(
            identity.path("delivered").asLong()
                + sum(identity.path("filtered"))
                + sum(identity.path("discarded")));
    assertThat(identity.path("received").asLong() + identity.path("duplicates").asLong())
        .isGreaterThanOrEqualTo(shop.tally().accepted());
  }

  private static long sum(JsonNode counts) {
    return counts.valueStream().mapToLong(JsonNode::asLong).sum();
  }
}
