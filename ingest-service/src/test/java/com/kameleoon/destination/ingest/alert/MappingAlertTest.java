package com.kameleoon.destination.ingest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Alerts on what one mapping makes of the events.
class MappingAlertTest {
  private static final String SPEC =
      """
        mappings:
          - {name: orders, subscribe: 'event = "Order"', partnerAction: logEvent}
          - {name: views, subscribe: 'event = "View"', partnerAction: logEvent}
          - {name: silent, subscribe: 'event = "Silence"', partnerAction: logEvent}
        alerts:
          - {name: orders rate, metric: DeliveryRate, mapping: orders, below: 0.9, window: 1h}
          - {name: views rate, metric: DeliveryRate, mapping: views, below: 0.9, window: 1h}
          - {name: silent rate, metric: DeliveryRate, mapping: silent, below: 0.9, window: 1h}
          - {name: whole rate, metric: DeliveryRate, below: 0.5, window: 1h}
          - {name: order discards, metric: Discards, mapping: orders, above: 1, window: 1h}
          - {name: view discards, metric: Discards, mapping: views, above: 0, window: 1h}
      """;
  private static final Map<String, Object> QUICK =
      Map.of(
          "kameleoon.alerts.fire-after", "1s",
          "kameleoon.alerts.resolve-after", "1s",
          "kameleoon.alerts.interval", "300ms");

  @Test
  void firesForTheMappingThatFailsAndForNoOther() {
    try (RunningConsole console = RunningConsole.start(SPEC, QUICK)) {
      // Given two orders of five that are given up, and views that all arrive
      console.targetsRefuse("nobody");
      for (int i = 0; i < 5; i++) {
        console.track("order-" + i, i < 2 ? "nobody" : "ann", "Order", "{}");
        console.track("view-" + i, "ann", "View", "{}");
      }
      console.settle();

      // Then
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThatOnlyOrdersAreWrong(console));
    }
  }

  private static void assertThatOnlyOrdersAreWrong(RunningConsole console) {
    JsonNode orders = alert(console, "orders rate");
    assertThat(orders.path("what").asText()).isEqualTo("successful delivery rate (mapping orders)");
    assertThat(orders.path("figure").asDouble()).isEqualTo(shown(console, "orders")).isEqualTo(0.6);
    assertThat(alert(console, "views rate").path("figure").asDouble())
        .isEqualTo(shown(console, "views"))
        .isEqualTo(1);
    assertThat(alert(console, "whole rate").path("figure").asDouble()).isEqualTo(0.8);
    assertThat(alert(console, "order discards").path("figure").asDouble()).isEqualTo(2);
    assertThat(alert(console, "view discards").path("figure").asDouble(-1)).isZero();
    assertThat(alert(console, "silent rate").path("shownFigure").asText())
        .isEqualTo("nothing to look at");
    assertThat(firing(console)).containsExactly("orders rate", "order discards");
  }

  private static List<String> firing(RunningConsole console) {
    return StreamSupport.stream(console.get("/api/v1/alerts").path("alerts").spliterator(), false)
        .filter(one -> one.path("firing").asBoolean())
        .map(one -> one.path("name").asText())
        .toList();
  }

  private static JsonNode alert(RunningConsole console, String name) {
    return find(console.get("/api/v1/alerts").path("alerts"), "name", name);
  }

  /// The rate that the page has for a mapping.
  private static double shown(RunningConsole console, String mapping) {
    JsonNode groups = console.get("/api/v1/delivery?groupBy=MAPPING").path("groups");
    return find(groups, "key", mapping).path("totals").path("successRate").asDouble();
  }

  private static JsonNode find(JsonNode list, String member, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(one -> one.path(member).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
