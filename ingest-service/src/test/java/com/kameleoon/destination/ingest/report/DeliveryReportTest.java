package com.kameleoon.destination.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The figures of the report, against what a client sent.
class DeliveryReportTest {
  private static final String SPEC =
      """
        filters:
          - {name: no tests, if: event = "Test", actions: [{type: DROP}]}
        mappings:
          - {name: orders, subscribe: 'event = "Order"', partnerAction: logEvent}
          - {name: all of it, subscribe: 'type = "track" and event != "Nothing"', partnerAction: logEvent}
      """;

  private RunningConsole console;

  @BeforeEach
  void start() {
    console = RunningConsole.start(SPEC);
    console.targetsRefuse("nobody");
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void addsUpToWhatWasSent() {
    // Given
    for (int i = 0; i < 5; i++) {
      console.track("order-" + i, "ann", "Order", "{}");
      console.track("test-" + i, "ann", "Test", "{}");
    }
    console.track("nothing", "ann", "Nothing", "{}");
    console.track("lost", "nobody", "View", "{}");
    console.track("order-0", "ann", "Order", "{}");

    // When
    console.settle();
    JsonNode report = console.get("/api/v1/delivery?groupBy=MAPPING");

    // Then
    JsonNode totals = report.path("totals");
    assertThat(totals.path("first").asLong()).as("%s", report).isEqualTo(10);
    assertThat(totals.path("filtered").asLong()).isEqualTo(6);
    assertThat(totals.path("discarded").asLong()).isEqualTo(1);
    assertThat(totals.path("pending").asLong()).isZero();
    assertThat(totals.path("received").asLong()).isEqualTo(17);
    assertThat(report.path("reasons").toString())
        .contains(
            "{\"outcome\":\"FILTERED\",\"reason\":\"FILTERED_BY_RULES\",\"by\":\"no tests\",\"n\":5}",
            "NO_MATCHING_MAPPING",
            "NO_VISITOR_CODE");
    assertThat(report.path("groups").toString()).contains("\"key\":\"orders\"", "all of it");
    assertThat(report.path("latency").path("p95").asLong()).isPositive();
    JsonNode identity = console.get("/api/v1/delivery/identity");
    assertThat(identity.path("received").asLong()).isEqualTo(17);
    assertThat(identity.path("duplicates").asLong()).isEqualTo(1);
  }

  @Test
  void saysWhatSqlSaysOverTheSameRows() {
    // Given
    for (int i = 0; i < 30; i++) {
      console.track("o" + i, i % 3 == 0 ? "nobody" : "ann", i % 5 == 0 ? "Test" : "Order", "{}");
    }
    console.settle();

    // When
    long delivered =
        sql("select count(*) as n from ingest.delivery_outcome where outcome = 'DELIVERED'");
    long discarded =
        sql("select count(*) as n from ingest.delivery_outcome where outcome = 'DISCARDED'");
    long filtered = sql("select count(*) as n from ingest.event where verdict = 'FILTERED'");

    // Then
    assertThat(totals().path("delivered").asLong()).isEqualTo(delivered).isPositive();
    assertThat(totals().path("discarded").asLong()).isEqualTo(discarded).isPositive();
    assertThat(totals().path("filtered").asLong()).isEqualTo(filtered).isPositive();
    for (String by : List.of("TYPE", "NAME", "MAPPING", "DOOR")) {
      long sum = 0;
      for (JsonNode group : console.get("/api/v1/delivery?groupBy=" + by).path("groups")) {
        sum += group.path("totals").path("received").asLong();
      }
      assertThat(sum).as(by).isEqualTo(delivered + discarded + filtered);
    }
  }

  @Test
  void keepsTheThreeHundredMostFrequentNames() {
    // Given
    for (int i = 0; i < 301; i++) {
      console.track("rare-" + i, "ann", "Rare " + i, "{}");
    }
    console.track("order-1", "ann", "Order", "{}");

    // When
    console.settle();
    JsonNode groups = console.get("/api/v1/delivery?groupBy=NAME").path("groups");

    // Then: an order is counted in two mappings, so it is the most frequent
    assertThat(received(groups, "Order")).isEqualTo(2);
    assertThat(received(groups, "(other)")).isEqualTo(2);
  }

  private static long received(JsonNode groups, String key) {
    return groups
        .valueStream()
        .filter(group -> group.path("key").asText().equals(key))
        .mapToLong(group -> group.path("totals").path("received").asLong())
        .sum();
  }

  private long sql(String query) {
    return console
        .bean(com.kameleoon.destination.ingest.store.ConsoleStore.class)
        .query(query, row -> row.number("n"))
        .getFirst();
  }

  @Test
  void countsARetriedDeliveryWhereItWasReceived() {
    // Given
    console.targetsDown(true);
    console.track("late", "ann", "View", "{}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.get("/api/v1/delivery/identity").path("pending").asLong() == 1);
    console.count();
    assertThat(totals().path("pending").asLong()).isEqualTo(1);

    // When
    console.targetsDown(false);
    console.settle();

    // Then
    assertThat(totals().path("pending").asLong()).isZero();
    assertThat(totals().path("retried").asLong()).isEqualTo(1);
    assertThat(console.get("/api/v1/events/late").path("steps").toString())
        .contains("Attempt 1 at", "503");
  }

  private JsonNode totals() {
    return console.get("/api/v1/delivery").path("totals");
  }
}
