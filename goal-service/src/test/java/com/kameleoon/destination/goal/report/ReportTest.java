package com.kameleoon.destination.goal.report;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.Items;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people and monitoring see of 130 conversions of 13 goals.
class ReportTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE.url());
    service.post(
        IntStream.range(0, 126)
            .mapToObj(i -> track("m" + i, "Event " + i % 12, "{\"revenue\": 2.50}"))
            .toList());
    service.post(
        List.of(
            track("r1", "Order Refunded", "{\"total\": 10, \"currency\": \"USD\"}"),
            track("r2", "Order Refunded", "{\"total\": \"1,5\", \"currency\": \"USD\"}"),
            track("r3", "Order Refunded", "{\"total\": \"1,234\"}"),
            track("r4", "Order Refunded", "{\"total\": 3, \"currency\": \"gold\"}")));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> DATABASE.number("select count(*) from goal where state = 'WAITING'") == 0);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void listsGoalsPageByPage() {
    // When
    List<String> names = new ArrayList<>();
    String after = "0";
    int pages = 0;
    while (!after.equals("null")) {
      JsonNode page = service.get("/v1/goals?limit=5&after=" + after);
      page.path("goals").forEach(goal -> names.add(goal.path("name").asText()));
      after = page.path("next").asText();
      pages++;
    }

    // Then
    assertThat(names).hasSize(13).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void showsAGoalWithItsCounts() {
    // When
    JsonNode goal = goal("Event 3");

    // Then
    assertThat(goal.path("tag").asText()).isEqualTo("segment.io");
    assertThat(goal.path("createdAutomatically").asBoolean()).isTrue();
    assertThat(goal.path("state").asText()).isEqualTo("active");
    assertThat(goal.path("waitingSince").isNull()).isTrue();
    assertThat(goal.path("conversions").asInt()).isEqualTo(11);
    assertThat(goal.path("revenue").toString()).isEqualTo("{\"EUR\":27.5}");
    assertThat(service.get("/v1/goals/" + goal.path("id").asText())).isEqualTo(goal);
  }

  @Test
  void countsRefundsAgainstTheirGoal() {
    assertThat(goal("Order Refunded").path("revenue").toString())
        .isEqualTo("{\"USD\":-11.5,\"XXX\":-3}");
  }

  @Test
  void keepsCountsWhenTalliesAreFolded() {
    JsonNode before = service.get("/v1/goals");

    service.bean(TallyFolding.class).run();

    assertThat(DATABASE.number("select count(*) from goal_tally")).isZero();
    assertThat(service.get("/v1/goals")).isEqualTo(before);
  }

  @Test
  void listsConversionsPageByPage() {
    // When
    List<String> nonces = new ArrayList<>();
    String after = "";
    while (!after.equals("&after=null")) {
      JsonNode page = service.get("/v1/conversions?limit=30" + after);
      page.path("conversions").forEach(c -> nonces.add(c.path("nonce").asText()));
      after = "&after=" + page.path("next").asText();
    }

    // Then
    assertThat(nonces)
        .hasSize(130)
        .doesNotHaveDuplicates()
        .allMatch(nonce -> nonce.matches("[0-9A-F]{16}"));
  }

  @Test
  void listsConversionsOfOneGoalAndOneVisitor() {
    String id = goal("Order Refunded").path("id").asText();

    JsonNode conversions =
        service.get("/v1/conversions?goal=" + id + "&visitorCode=visitor1").path("conversions");

    assertThat(conversions.findValuesAsText("messageId"))
        .containsExactlyInAnyOrder("r1", "r2", "r3", "r4");
    assertThat(service.get("/v1/conversions?visitorCode=nobody").path("conversions")).isEmpty();
  }

  @Test
  void showsAConversionWithItsRevenue() {
    JsonNode conversions =
        service.get("/v1/conversions?goal=" + goal("Order Refunded").path("id").asText());

    JsonNode refund = conversion(conversions, "r2");
    assertThat(refund.path("revenue").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(refund.path("currency").asText()).isEqualTo("USD");
    assertThat(refund.path("negative").asBoolean()).isTrue();
    assertThat(refund.path("occurredAt").asText()).isEqualTo(Items.TIME.toString());
    assertThat(refund.path("goalName").asText()).endsWith("Order Refunded");
    assertThat(conversion(conversions, "r3").path("revenueIssue").asText())
        .isEqualTo("NOT_A_NUMBER");
    assertThat(conversion(conversions, "r3").path("revenue").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAParameter() {
    assertRefused("/v1/goals?limit=501", 400, "limit");
    assertRefused("/v1/conversions?limit=0", 400, "limit");
    assertRefused("/v1/goals?after=x", 400, "after");
    assertRefused("/v1/conversions?after=x", 400, "after");
    assertRefused("/v1/conversions?goal=x", 400, "goal");
    assertRefused("/v1/conversions?limit=x", 400, "limit");
    assertRefused("/v1/goals/999999", 404, "999999");
    assertRefused("/v1/nothing", 404, "");
  }

  @Test
  void sumsUpOnTheManagementPort() {
    assertThat(TestService.json(service.manage("/goals")).toString())
        .isEqualTo(
            "{\"goals\":13,\"createdAutomatically\":13,\"waitingGoals\":0,\"conversions\":130,"
                + "\"waitingConversions\":0,"
                + "\"revenueByCurrency\":{\"EUR\":315,\"USD\":-11.5,\"XXX\":-3}}");
  }

  @Test
  void showsHowMuchOfTheLimitsIsUsed() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(service.manage("/prometheus"))
                .contains("kameleoon_goal_creation_used{window=\"sixty_minutes\"} 13.0")
                .contains("kameleoon_goal_creation_limit{window=\"ten_seconds\"} 50.0")
                .contains("kameleoon_goal_waiting_goals 0.0")
                .contains("kameleoon_goal_creations_total 13.0"));
  }

  private static JsonNode goal(String event) {
    for (JsonNode goal : service.get("/v1/goals?limit=500").path("goals")) {
      if (goal.path("name").asText().endsWith("\u2013 " + event)) {
        return goal;
      }
    }
    throw new AssertionError(event);
  }

  private static JsonNode conversion(JsonNode page, String messageId) {
    for (JsonNode conversion : page.path("conversions")) {
      if (conversion.path("messageId").asText().equals(messageId)) {
        return conversion;
      }
    }
    throw new AssertionError(messageId);
  }

  private static void assertRefused(String path, int status, String named) {
    HttpResponse<String> response = TestService.send(service.request(path).GET().build());

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(TestService.json(response.body()).at("/error/message").asText()).contains(named);
  }
}
