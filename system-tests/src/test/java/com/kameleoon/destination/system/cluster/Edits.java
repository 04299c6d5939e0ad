package com.kameleoon.destination.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/// What somebody changes in a running destination; all of it is live, or explained, without a
/// restart of any pod.
public final class Edits {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String ANY = "Anything";
  private static final String RENAMED = "SegmentIO track – Renamed by hand";

  private final Story story;
  private final Shop shop;
  private final Resource destination;

  public Edits(Story story) {
    this.story = story;
    this.shop = story.shop();
    this.destination = shop.resource();
  }

  /// A mapping that names the goal.
  public void mapping() {
    Map<String, Integer> before = shop.pods();

    // When
    destination.patch(mappings("type = \\\"track\\\""));
    destination.ready();
    story.send("renamed-1", ANY);

    // Then
    story.goalOf("renamed-1", RENAMED);
    assertThat(shop.pods()).isEqualTo(before);
    story.nothingIsLost();
  }

  /// A filter that drops an event.
  public void filter() {
    Map<String, Integer> before = shop.pods();
    long filtered = Story.sum(shop.drained().path("filtered"));

    // When
    destination.patch(
        """
        {"spec": {"filters": [{"name": "no robots", "if": "event = \\"Robot\\"", "actions": [{"type": "DROP"}]}]}}
        """);
    destination.ready();
    story.send("robot-1", "Robot");

    // Then
    assertThat(Story.sum(shop.drained().path("filtered"))).isEqualTo(filtered + 1);
    assertThat(shop.pods()).isEqualTo(before);
    story.nothingIsLost();
  }

  /// A trigger that nobody can read, and its end.
  public void brokenTrigger() {
    // When
    destination.patch(mappings("type = "));

    // Then
    String why = destination.await("Stalled", "True");
    assertThat(why).contains("spec.mappings[0].subscribe").contains("keeps running");
    assertThat(destination.await("Ready", "False")).isEqualTo(why);
    story.send("while-broken", ANY);
    story.goalOf("while-broken", RENAMED);

    // And when it is put right
    destination.patch("{\"spec\": {\"mappings\": null, \"filters\": null}}");
    assertThat(destination.ready().status("Stalled")).isEqualTo("False");
    story.send("put-right", "Put Right");
    story.goalOf("put-right", "SegmentIO track – Put Right");
    story.nothingIsLost();
  }

  /// A change that one of the resource's own tests is against, and the same change without what the
  /// test is about.
  public void failingTest() {
    String before = destination.json().at("/status/revision").asText();

    // When
    destination.patch(
        """
        {"spec": {"filters": [{"name": "no orders", "if": "event = \\"Order\\"", "actions": [{"type": "DROP"}]}],
          "tests": [{"name": "an order counts", "expect": {"outcome": "Delivered"}, "event":
            {"type": "track", "event": "Order", "properties": {"kameleoonVisitorCode": "visitor123456789"}}}]}}
        """);

    // Then
    assertThat(destination.await("Stalled", "True"))
        .contains("an order counts", "Revision " + before + " keeps running");
    assertThat(destination.json().at("/status/revision").asText()).isEqualTo(before);
    story.send("order-1", "Order");
    story.goalOf("order-1", "SegmentIO track – Order");

    // And when orders may pass
    destination.patch(
        """
        {"spec": {"filters": [{"name": "no robots", "if": "event = \\"Robot\\"", "actions": [{"type": "DROP"}]}]}}
        """);
    assertThat(destination.ready().status("Stalled")).isEqualTo("False");
    assertThat(destination.json().at("/status/revision").asText()).isNotEqualTo(before);
    destination.patch("{\"spec\": {\"filters\": null, \"tests\": null}}");
    destination.ready();
    story.nothingIsLost();
  }

  /// What somebody changed in the objects themselves, past the resource.
  public void drift() {
    // When
    story.kubernetes().in(Shop.NAMESPACE, "scale deployment lamps-goal --replicas=2");
    story
        .kubernetes()
        .in(
            Shop.NAMESPACE,
            "patch networkpolicy lamps-goal --type merge --patch {\"spec\":{\"ingress\":[]}}");

    // Then
    awaitTold("Deployment lamps-goal was changed in spec.replicas");
    awaitTold("NetworkPolicy lamps-goal was changed in spec.ingress");
    assertThat(made("deployment", "lamps-goal").at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(made("networkpolicy", "lamps-goal").at("/spec/ingress")).isNotEmpty();
    destination.ready();
  }

  private JsonNode made(String kind, String name) {
    return story.kubernetes().get(kind, name, "--namespace", Shop.NAMESPACE);
  }

  /// Waits for an Event about the resource.
  private void awaitTold(String sentence) {
    Awaitility.await(sentence)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() ->
            story
                .kubernetes()
                .get("events", "--namespace", Shop.NAMESPACE)
                .path("items")
                .valueStream()
                .filter(event -> event.at("/involvedObject/name").asText().equals("lamps"))
                .anyMatch(event -> event.path("message").asText().contains(sentence)));
  }

  /// A new secret in the key that Segment shows.
  public void rotatedKey() {
    Map<String, Integer> before = shop.pods();
    String fresh = "eyJpZCI6ImxhbXBzIiwic2VjcmV0Ijoicm90YXRlZCJ9";

    // When
    story
        .kubernetes()
        .in(
            Shop.NAMESPACE,
            "patch secret lamps --type merge --patch {\"stringData\":{\"apiKey\":\""
                + fresh
                + "\"}}");

    // Then
    Awaitility.await("only the new secret is taken, by every replica")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> takes("rotated", true) && takes("local-example-only", false));
    destination.ready();
    assertThat(shop.pods()).isEqualTo(before);
  }

  /// An Ingress, a route of a Gateway, monitoring and an autoscaler, there and gone again.
  public void waysInAndMonitoring() {
    List<String> made =
        List.of(
            "Ingress/lamps-destination",
            "HTTPRoute/lamps-destination",
            "ServiceMonitor/lamps-destination",
            "PrometheusRule/lamps-destination",
            "HorizontalPodAutoscaler/lamps-goal");
    destination.patch(
        """
        {"spec": {"exposure": {"ingress": {"host": "events.example.org"},
            "gateway": {"host": "events.example.org", "name": "public"}},
          "monitoring": {"serviceMonitor": true, "rules": true},
          "components": {"goal": {"autoscaling": {"minReplicas": 1, "maxReplicas": 2}}}}}
        """);
    destination.ready();
    assertThat(story.installation().madeByTheOperator(Shop.NAMESPACE)).containsAll(made);
    assertThat(
            made("httproute", "lamps-destination").at("/spec/rules/0/backendRefs/0/name").asText())
        .isEqualTo("lamps-ingest");

    // And when nobody wants them any more
    destination.patch(
        """
        {"spec": {"exposure": null, "monitoring": null,
          "components": {"goal": {"autoscaling": null}}}}
        """);
    destination.ready();
    Awaitility.await("they are gone")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() ->
            story.installation().madeByTheOperator(Shop.NAMESPACE).stream()
                .noneMatch(made::contains));
  }

  private boolean takes(String secret, boolean wanted) {
    return shop.takesCredentials("lamps", secret).equals(Optional.of(wanted));
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
}
