package com.kameleoon.destination.goal.erase;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Conversions lose their visitor, and goals keep their counts.
class ErasureTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE.url());
    service.post(List.of(track("e1", "Order"), track("e2", "Order")));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> DATABASE.number("select count(*) from conversion") == 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void anonymisesOnceAndProvesIt() {
    JsonNode counted = erase("visitor1", true);
    JsonNode erased = erase("visitor1", false);
    JsonNode again = erase("visitor1", false);

    assertThat(counted.path("left").path("conversions").asLong()).isEqualTo(2);
    assertThat(erased.path("erased").path("conversions").asLong()).isEqualTo(2);
    assertThat(erased.path("left").path("conversions").asLong()).isZero();
    assertThat(again.path("erased").path("conversions").asLong()).isZero();
    assertThat(DATABASE.number("select count(*) from conversion")).isEqualTo(2);
    assertThat(
            DATABASE.number(
                "select count(*) from conversion c where c::text like '%visitor1%'"
                    + " or message_id like 'e%' and message_id <> 'erased'"))
        .isZero();
  }

  @Test
  void refusesARequestWithoutIds() {
    HttpResponse<String> answer =
        TestService.send(
            service
                .request("/v1/erasures")
                .POST(
                    BodyPublishers.ofString(
                        "{\"version\":1,\"ids\":[],\"before\":\"2027-01-01T00:00:00Z\",\"countOnly\":false}"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static JsonNode erase(String id, boolean countOnly) {
    HttpResponse<String> answer =
        TestService.send(
            service
                .request("/v1/erasures")
                .POST(
                    BodyPublishers.ofString(
                        "{\"version\":1,\"ids\":[\"%s\"],\"before\":\"2027-01-01T00:00:00Z\",\"countOnly\":%s}"
                            .formatted(id, countOnly)))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestService.json(answer.body());
  }
}
