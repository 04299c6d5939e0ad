package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Conversions through the front door.
class ConversionStoryTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void storesAConversionAndAnswersForIt() {
    // Given
    var item = track("m1", "Order Completed", "{\"revenue\": \"$1,234.50\"}");

    // When
    HttpResponse<String> response = service.post(List.of(item));

    // Then
    JsonNode answer = TestService.json(response.body());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("version").asInt()).isEqualTo(1);
    assertThat(answer.at("/outcomes/0/status").asText()).isEqualTo("delivered");
    assertThat(answer.at("/outcomes/0/id").asText()).isEqualTo("delivery-m1");
    assertThat(DATABASE.column("select revenue || ' ' || currency from conversion"))
        .containsExactly("1234.500000 EUR");
  }
}
