package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTest {
  private static final String ORIGIN = "https://shop.example";

  private static Doors doors;

  @BeforeAll
  static void open() {
    doors = Doors.open();
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/t", "/v1/b", "/v1/projects/wk_web/settings"})
  void answersAPreflight(String path) {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request(path)
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-retry-count")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization,x-retry-count");
  }

  @Test
  void letsThePageReadEveryAnswer() {
    for (String path : new String[] {"/v1/t", "/v1/nothing-here"}) {
      HttpResponse<String> refused =
          doors.send(
              doors.request(path).header("Origin", ORIGIN).POST(BodyPublishers.ofString("{}")));

      assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
    }
  }

  @Test
  void givesTheSettingsThatPointBackHere() throws IOException {
    HttpResponse<String> answer = doors.send(doors.request("/v1/projects/wk_web/settings"));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode settings = new JsonMapper().readTree(answer.body());
    assertThat(settings.at("/integrations").size()).isEqualTo(1);
    JsonNode segment = settings.at("/integrations/Segment.io");
    assertThat(segment.path("apiKey").asText()).isEqualTo("wk_web");
    assertThat(segment.path("protocol").asText()).isEqualTo("http");
    assertThat(segment.path("apiHost").asText()).isEqualTo("127.0.0.1:" + doors.port() + "/v1");
  }

  @Test
  void knowsNoSettingsOfOtherKeys() {
    assertThat(doors.send(doors.request("/v1/projects/wk_other/settings")).statusCode())
        .isEqualTo(404);
  }
}
