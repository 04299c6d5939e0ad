package com.kameleoon.destination.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import java.time.Duration;
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
    assertThat(totals().path("retried").asLong() + totals().path("first").asLong()).isEqualTo(1);
  }

  private JsonNode totals() {
    return console.get("/api/v1/delivery").path("totals");
  }
}
