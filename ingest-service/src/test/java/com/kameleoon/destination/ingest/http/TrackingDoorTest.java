package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.ingest.log.Door;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingDoorTest {
  private static final String TRACK = "{\"event\":\"X\",\"userId\":\"u\",\"messageId\":\"m\"}";

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

  @ParameterizedTest
  @CsvSource({
    "track, TRACK", "t, TRACK", "page, PAGE", "p, PAGE", "screen, SCREEN", "s, SCREEN",
    "identify, IDENTIFY", "i, IDENTIFY", "group, GROUP", "g, GROUP", "alias, ALIAS", "a, ALIAS"
  })
  void takesTheTypeFromThePath(String path, String type) {
    HttpResponse<String> answer =
        doors.tracking(
            "/" + path,
            "{\"event\":\"X\",\"userId\":\"u\",\"groupId\":\"g\",\"previousId\":\"p\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    assertThat(doors.onlyEvent().type()).hasToString(type);
    assertThat(doors.onlyEvent().door()).isEqualTo(Door.TRACKING_API);
    assertThat(doors.onlyEvent().source()).isEqualTo("web");
  }

  @Test
  void takesTheWriteKeyFromTheBodyAndDoesNotKeepIt() {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/v1/t")
                .header("Content-Type", "text/plain")
                .POST(
                    BodyPublishers.ofString(
                        "{\"event\":\"X\",\"anonymousId\":\"a\",\"writeKey\":\"wk_web\"}")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(doors.onlyEvent().body(), StandardCharsets.UTF_8))
        .doesNotContain("wk_web");
  }

  @Test
  void takesAWriteKeyWithoutColon() {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/v1/track")
                .header("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY))
                .POST(BodyPublishers.ofString(TRACK)));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAWrongWriteKey() {
    HttpResponse<String> inHeader =
        doors.send(
            doors
                .request("/v1/track")
                .header("Authorization", "Basic " + Doors.base64("wrong:"))
                .POST(BodyPublishers.ofString(TRACK)));
    HttpResponse<String> inBody =
        doors.send(doors.request("/v1/track").POST(BodyPublishers.ofString(TRACK)));

    assertThat(inHeader.statusCode()).isEqualTo(401);
    assertThat(inBody.statusCode()).isEqualTo(401);
    assertThat(doors.log().stored()).isEmpty();
  }

  @Test
  void inflatesAGzipBody() throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(TRACK.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/v1/track")
                .header("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY + ":"))
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzipped.toByteArray())));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(doors.onlyEvent().messageId()).isEqualTo("m");
  }

  @Test
  void honoursTheIntegrationsObject() {
    doors.tracking(
        "/track",
        "{\"event\":\"X\",\"userId\":\"u\",\"integrations\":{\"All\":false,\"Other\":true}}");

    assertThat(doors.onlyEvent().verdict())
        .isEqualTo(new Verdict.Filtered(FilterReason.FILTERED_BY_INTEGRATIONS_OBJECT, null));
  }

  @Test
  void givesADirectEventTheAddressOfTheConnection() throws IOException {
    doors.tracking(
        "/track",
        """
        {"event":"X","userId":"u","context":{"direct":true,"ip":"10.0.0.1","locale":"fr"}}
        """);

    assertThat(new JsonMapper().readTree(doors.onlyEvent().body()).path("context").toString())
        .isEqualTo("{\"direct\":true,\"ip\":\"127.0.0.1\",\"locale\":\"fr\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"direct\":false}", "{\"direct\":\"true\"}"})
  void leavesTheAddressOfOtherEventsToTheSender(String context) throws IOException {
    doors.tracking("/track", "{\"event\":\"X\",\"userId\":\"u\",\"context\":" + context + "}");

    assertThat(new JsonMapper().readTree(doors.onlyEvent().body()).path("context").toString())
        .isEqualTo(context);
  }

  @Test
  void takesTheClientsAddressFromTheHeaderThatAProxyWrites() throws IOException {
    try (Doors behindAProxy =
        Doors.open(Map.of("micronaut.server.client-address-header", "X-Forwarded-For"))) {
      behindAProxy.send(
          behindAProxy
              .request("/v1/track")
              .header("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY + ":"))
              .header("X-Forwarded-For", "203.0.113.9, 10.1.1.1")
              .POST(
                  BodyPublishers.ofString(
                      "{\"event\":\"X\",\"userId\":\"u\",\"context\":{\"direct\":true}}")));

      assertThat(
              new JsonMapper().readTree(behindAProxy.onlyEvent().body()).at("/context/ip").asText())
          .isEqualTo("203.0.113.9");
    }
  }

  @Test
  void stampsTheTimeOfArrival() throws IOException {
    doors.tracking("/track", TRACK);

    ReceivedEvent event = doors.onlyEvent();
    JsonNode body = new JsonMapper().readTree(event.body());
    assertThat(body.path("timestamp").asText()).isEqualTo(body.path("receivedAt").asText());
    assertThat(java.time.Instant.parse(body.path("receivedAt").asText()))
        .isEqualTo(event.receivedAt().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }
}
