package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
  private static final int MEGABYTE = 1_048_576;
  private static Doors doors;

  @BeforeAll
  static void open() {
    doors = Doors.open();
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @BeforeEach
  void reset() {
    doors.log().reset();
  }

  @AfterEach
  void nothingIsChanged() {
    assertThat(doors.log().stored()).isEmpty();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", "invalid_json", ""),
        Arguments.of("{", "invalid_json", ""),
        Arguments.of("hello", "invalid_json", ""),
        Arguments.of("[]", "invalid_json", ""),
        Arguments.of("null", "invalid_json", ""),
        Arguments.of("{}{}", "invalid_json", ""),
        Arguments.of("{\"event\":\"X\",\"event\":\"Y\",\"userId\":\"u\"}", "invalid_json", ""),
        Arguments.of("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "invalid_json", ""),
        Arguments.of("{\"a\":" + "9".repeat(1_000_000) + "}", "invalid_json", ""),
        Arguments.of("{\"userId\":\"u\"}", "missing_field", "event"),
        Arguments.of("{\"event\":\"X\"}", "missing_field", "userId"),
        Arguments.of("{\"event\":7,\"userId\":\"u\"}", "invalid_field", "event"),
        Arguments.of("{\"event\":\"X\",\"userId\":true}", "invalid_field", "userId"),
        Arguments.of("{\"event\":\"X\",\"userId\":[\"u\"]}", "invalid_field", "userId"),
        Arguments.of("{\"event\":\"X\",\"anonymousId\":{}}", "invalid_field", "anonymousId"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"properties\":[]}", "invalid_field", "properties"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"context\":\"\"}", "invalid_field", "context"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"timestamp\":\"yesterday\"}",
            "invalid_timestamp",
            "timestamp"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"timestamp\":1735787045678}",
            "invalid_timestamp",
            "timestamp"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"timestamp\":\"2026-02-31T00:00:00Z\"}",
            "invalid_timestamp",
            "timestamp"),
        Arguments.of(
            "{\"event\":\"X\",\"userId\":\"u\",\"properties\":{\"a\":[1,\"\\u0000\"]}}",
            "invalid_text",
            "properties.a[1]"),
        Arguments.of("{\"event\":\"X\\ud800\",\"userId\":\"u\"}", "invalid_text", "event"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void namesWhatIsWrong(String body, String code, String path) throws IOException {
    HttpResponse<String> answer = doors.tracking("/track", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = new JsonMapper().readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("path").asText()).isEqualTo(path);
    assertThat(error.path("message").asText()).isNotEmpty();
    assertThat(answer.body()).hasSizeLessThan(400);
  }

  @Test
  void namesAnUnknownType() {
    HttpResponse<String> answer = doors.segmentio("{\"type\":\"Track\",\"userId\":\"u\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"unknown_type\"").contains("\"path\":\"type\"");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] overlong = "{\"event\":\"X__\",\"userId\":\"u\"}".getBytes(StandardCharsets.UTF_8);
    overlong[11] = (byte) 0xC0;
    overlong[12] = (byte) 0x80;
    byte[] latin1 = "{\"event\":\"é\",\"userId\":\"u\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(doors.tracking("/track", overlong).statusCode()).isEqualTo(400);
    assertThat(doors.tracking("/track", latin1).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAnEventOverOneMegabyteWithItsSize() {
    HttpResponse<String> answer = doors.tracking("/track", bodyOf(MEGABYTE + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"too_large\"").contains("1048577");
    assertThat(doors.segmentio(bodyOf(MEGABYTE + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesABodyBeyondEveryLimit() {
    HttpResponse<String> answer = doors.tracking("/batch", bodyOf(5 * MEGABYTE));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"too_large\"");
  }

  @Test
  void refusesABodyThatInflatesBeyondTheLimit() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 64; i++) {
        gzip.write(new byte[MEGABYTE]);
      }
    }

    HttpResponse<String> answer = encoded("gzip", bomb.toByteArray());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("inflated");
  }

  @Test
  void refusesOtherCodingsAndDamagedGzip() {
    assertThat(encoded("br", new byte[] {1, 2}).statusCode()).isEqualTo(415);
    assertThat(encoded("gzip", new byte[] {1, 2}).statusCode()).isEqualTo(415);
  }

  @Test
  void answersForTheFrameworkInTheSameShape() {
    HttpResponse<String> unknown = doors.send(doors.request("/v1/sneeze"));
    HttpResponse<String> method = doors.send(doors.request("/segmentio"));

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"error\":{\"code\":\"not_found\"");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.body()).contains("\"error\":{\"code\":\"method_not_allowed\"");
  }

  @Test
  void asksToComeBackWhenNothingCanBeStored() {
    doors.log().fail(Duration.ofMillis(2_500));

    HttpResponse<String> answer =
        doors.tracking("/track", "{\"event\":\"X\",\"userId\":\"u\",\"messageId\":\"m\"}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(answer.body()).contains("\"code\":\"unavailable\"");
  }

  private static String bodyOf(int bytes) {
    String frame =
        "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"u\",\"properties\":{\"a\":\"\"}}";
    return frame.replace("\"\"}}", "\"" + "x".repeat(bytes - frame.length()) + "\"}}");
  }

  private static HttpResponse<String> encoded(String coding, byte[] body) {
    return doors.send(
        doors
            .request("/v1/track")
            .header("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY + ":"))
            .header("Content-Encoding", coding)
            .POST(BodyPublishers.ofByteArray(body)));
  }
}
