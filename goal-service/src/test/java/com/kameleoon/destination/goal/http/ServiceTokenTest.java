package com.kameleoon.destination.goal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {
  private static final TestDatabase DATABASE = TestDatabase.create();

  private final TestService service = TestService.start(DATABASE.url());

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "a-service-token",
        "Basic a-service-token",
        "Bearer a-service-tokenx",
        "Bearer a-service-toke"
      })
  void refusesAnyOtherToken(String authorization) {
    HttpResponse<String> posted =
        TestService.send(
            service
                .request("/v1/conversions")
                .setHeader("Authorization", authorization)
                .POST(BodyPublishers.ofString("{\"version\":1,\"items\":[]}"))
                .build());

    assertThat(posted.statusCode()).isEqualTo(401);
    assertThat(TestService.json(posted.body()).at("/error/code").asText())
        .isEqualTo("unauthorized");
    assertThat(get(authorization)).isEqualTo(401);
  }

  @Test
  void admitsTheNewTokenAndForAWhileTheOldOne() throws IOException {
    // Given
    assertThat(get("Bearer " + TestService.TOKEN)).isEqualTo(200);

    // When
    Files.writeString(service.folder().resolve("token"), "another-token");

    // Then
    await().atMost(Duration.ofSeconds(60)).until(() -> get("Bearer another-token") == 200);
    assertThat(get("Bearer " + TestService.TOKEN)).isEqualTo(200);
    assertThat(get("Bearer a-third-token")).isEqualTo(401);
  }

  @Test
  void admitsNobodyWhenTheFileIsEmpty() throws IOException {
    Files.writeString(service.folder().resolve("token"), "");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("Bearer " + TestService.TOKEN) == 401 && get("Bearer ") == 401);
  }

  private int get(String authorization) {
    return TestService.send(
            service.request("/v1/goals").setHeader("Authorization", authorization).GET().build())
        .statusCode();
  }
}
