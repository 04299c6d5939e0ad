package com.kameleoon.destination.goal.shadow;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.Items;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Everything is computed, nothing is done, and the classic goals stand beside it.
class ShadowTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.start(DATABASE.url());
    DATABASE.run(
        """
        insert into goal (name, created_automatically, state) values
          ('Order Completed', false, 'ACTIVE'), ('Segment.io – Searched', false, 'ACTIVE')
        """);
    String live =
        Items.JSON.writeValueAsString(
            TestService.settings(GoalConvention.Actions, VisitorCodeFallback.None, "EUR"));
    service.use(
        Items.JSON.readValue(
            live.replace("\"mode\":\"Live\"", "\"mode\":\"Shadow\""),
            com.kameleoon.destination.model.wire.GoalSettings.class));
    Awaitility.await("the edited file is in use")
        .atMost(Duration.ofMinutes(1))
        .until(() -> service.get("/v1/shadow").path("on").asBoolean());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void keepsWhatItWouldHaveDoneBesideTheClassicGoals() {
    // When: one of them twice
    String answer =
        service
            .post(
                List.of(
                    track("s1", "Order Completed", "{\"revenue\": 10}"),
                    track("s2", "Order Completed", "{\"revenue\": 2.5}"),
                    track("s2", "Order Completed", "{\"revenue\": 2.5}"),
                    track("s3", "Searched"),
                    track("s4", "Signed Up")))
            .body();

    // Then
    JsonNode report = service.get("/v1/shadow");
    assertThat(answer).doesNotContain("discarded", "retryLater");
    assertThat(DATABASE.number("select count(*) from conversion")).isZero();
    assertThat(DATABASE.number("select count(*) from goal")).isEqualTo(2);
    assertThat(report.path("on").asBoolean()).isTrue();
    assertThat(goal(report, "Order Completed"))
        .isEqualTo("2 conversions, 1 visitors, 12.500000 EUR, created false, SAME_GOAL");
    assertThat(goal(report, "SegmentIO track – Searched"))
        .isEqualTo("1 conversions, 1 visitors,  EUR, created true, OTHER_GOAL");
    assertThat(goal(report, "SegmentIO track – Signed Up"))
        .isEqualTo("1 conversions, 1 visitors,  EUR, created true, ONLY_HERE");
  }

  private static String goal(JsonNode report, String name) {
    for (JsonNode goal : report.path("goals")) {
      if (goal.path("name").asText().equals(name)) {
        return "%d conversions, %d visitors, %s EUR, created %s, %s"
            .formatted(
                goal.path("conversions").asLong(),
                goal.path("visitors").asLong(),
                goal.path("revenue").path("EUR").asText(),
                goal.path("wouldBeCreated").asBoolean(),
                goal.path("classic").path("verdict").asText());
      }
    }
    return "not in " + report;
  }
}
