package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentioKeyTest {
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
  @ValueSource(
      strings = {
        "id=cid&secret=se&c=r+et",
        "id=cid&secret=se%26c%3Dr%2Bet",
        "secret=se%26c%3Dr+et&id=cid"
      })
  void givesTheKeyForIdAndSecret(String query) {
    HttpResponse<String> answer = doors.send(doors.request("/segmentio/getapikey?" + query));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Doors.API_KEY);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id=cid",
        "id=cid&secret=",
        "id=cid&secret=se",
        "id=&secret=se&c=r+et",
        "id=cid&secret=se%26c%3Dr%20et"
      })
  void refusesOtherIdsAndSecrets(String query) {
    HttpResponse<String> answer = doors.send(doors.request("/segmentio/getapikey?" + query));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"wrong_key\"").doesNotContain(Doors.API_KEY);
  }

  @Test
  void takesTheQueryAsSegmentsHttpClientWritesIt() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", doors.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /segmentio/getapikey?id=cid&secret=se&c=r+et HTTP/1.1\r\nHost: x\r\n"
                      + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .endsWith(Doors.API_KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic eyJ9", "Bearer x"})
  void refusesAWrongKey(String authorization) {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/segmentio")
                .header("Authorization", authorization)
                .header("x-segment-settings", Doors.SITECODE)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(doors.log().stored()).isEmpty();
  }

  @Test
  void refusesAWrongSitecode() {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/segmentio")
                .header("Authorization", "Basic " + Doors.API_KEY)
                .header("x-segment-settings", "0000000000")
                .POST(BodyPublishers.ofString("{\"type\":\"page\"}")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"code\":\"wrong_sitecode\"")
        .contains("\"path\":\"x-segment-settings\"");
    assertThat(doors.log().stored()).isEmpty();
  }
}
