package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The database goes away and comes back.
class OutageTest {
  private static final Map<String, Object> IMPATIENT =
      Map.of("datasources.default.connection-timeout", 1_000);

  private final TestDatabase database = TestDatabase.create();

  @Test
  void asksToSendTheBatchAgainWhileTheDatabaseIsAwayAndTakesItThen() {
    try (TestService service = TestService.start(database.url(), IMPATIENT)) {
      // Given
      List<ConversionItem> items = List.of(track("m1", "During The Outage"));
      service.post(List.of(track("m0", "Before The Outage")));
      database.shut();

      // When
      HttpResponse<String> refused = service.post(items);
      database.open();

      // Then
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      assertThat(refused.body()).contains("database_unavailable");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(service.post(items).statusCode()).isEqualTo(200));
      assertThat(database.number("select count(*) from conversion")).isEqualTo(2);
      assertThat(service.manage("/prometheus")).doesNotContain("items_deferred_total 0.0");
    }
  }

  @Test
  void tellsReadinessButNotLivenessThatTheDatabaseIsAway() {
    try (TestService service = TestService.start(database.url(), IMPATIENT)) {
      assertThat(service.manage("/health/readiness")).contains("UP");

      database.shut();

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(service.manage("/health/readiness")).contains("DOWN"));
      assertThat(service.manage("/health/liveness")).contains("UP");
      database.open();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(service.manage("/health/readiness")).contains("UP"));
    }
  }
}
