package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingBatchTest {
  private static final String GOOD =
      "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"u\",\"messageId\":\"%s\"}";

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
  @ValueSource(strings = {"/batch", "/import", "/b"})
  void takesEveryEventInOneAppend(String path) {
    HttpResponse<String> answer =
        doors.tracking(
            path, "{\"batch\":[" + GOOD.formatted("a") + "," + GOOD.formatted("b") + "]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    assertThat(doors.log().stored()).extracting(ReceivedEvent::messageId).containsExactly("a", "b");
  }

  @Test
  void keepsTheGoodOnesAndNamesTheBadOnes() throws IOException {
    HttpResponse<String> answer =
        doors.tracking(
            "/batch",
            """
            {"batch":[{"type":"track","event":"X","userId":"u","messageId":"a"},
                      {"type":"track","event":"X","userId":"u","timestamp":"yesterday"},
                      7,
                      {"type":"sneeze","userId":"u"},
                      {"type":"page","userId":{"a":1}}]}
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode results = new JsonMapper().readTree(answer.body()).path("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("stored", "refused", "refused", "refused", "refused");
    assertThat(results.findValuesAsText("path"))
        .containsExactly("batch[1].timestamp", "batch[2]", "batch[3].type", "batch[4].userId");
    assertThat(results.findValuesAsText("code"))
        .containsExactly("invalid_timestamp", "invalid_field", "unknown_type", "invalid_field");
    assertThat(doors.onlyEvent().messageId()).isEqualTo("a");
  }

  @Test
  void keepsTheGoodEventsBesideTextThatCannotBeKept() throws IOException {
    HttpResponse<String> answer =
        doors.tracking(
            "/batch",
            """
            {"batch":[{"type":"track","event":"X","userId":"u","properties":{"zero\\u0000":1}},
                      %s,
                      {"type":"track","event":"X","userId":"u","properties":{"a":["b\\u0000"]}}]}
            """
                .formatted(GOOD.formatted("a")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode results = new JsonMapper().readTree(answer.body()).path("results");
    assertThat(results.findValuesAsText("status")).containsExactly("refused", "stored", "refused");
    assertThat(results.findValuesAsText("path"))
        .containsExactly("batch[0].properties", "batch[2].properties.a[0]");
    assertThat(doors.onlyEvent().messageId()).isEqualTo("a");
  }

  @Test
  void halfASurrogatePairInANameCostsItsOwnEventOnly() throws IOException {
    String bad =
        "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"u\",\"properties\":{\"a\\ud800\":1}}";
    HttpResponse<String> answer =
        doors.tracking("/batch", "{\"batch\":[" + bad + "," + GOOD.formatted("a") + "]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode results = new JsonMapper().readTree(answer.body()).path("results");
    assertThat(results.findValuesAsText("status")).containsExactly("refused", "stored");
    assertThat(results.findValuesAsText("path")).containsExactly("batch[0].properties");
    assertThat(doors.onlyEvent().messageId()).isEqualTo("a");
  }

  @Test
  void refusesABatchWhoseOwnTextCannotBeKept() {
    HttpResponse<String> answer =
        doors.tracking(
            "/batch", "{\"context\":{\"x\":\"\\ud800\"},\"batch\":[" + GOOD.formatted("a") + "]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_text").contains("context.x");
  }

  @Test
  void givesDirectEventsTheAddressOfTheConnection() throws IOException {
    doors.tracking(
        "/batch",
        """
        {"context":{"direct":true},
         "batch":[{"type":"track","event":"X","userId":"u","context":{"locale":"fr"}}]}
        """);

    JsonNode body = new JsonMapper().readTree(doors.onlyEvent().body());
    assertThat(body.at("/context/ip").asText()).isEqualTo("127.0.0.1");
    assertThat(body.at("/context/locale").asText()).isEqualTo("fr");
  }

  @Test
  void refusesABatchWithoutAGoodEvent() {
    HttpResponse<String> answer = doors.tracking("/batch", "{\"batch\":[{\"type\":\"track\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("no_valid_event").contains("batch[0].event");
  }

  @Test
  void givesResultsWhenAsked() {
    HttpResponse<String> answer =
        doors.send(
            doors
                .request("/v1/batch")
                .header("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY + ":"))
                .header("Accept", "application/vnd.kameleoon.results+json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"batch\":[" + GOOD.formatted("a") + "," + GOOD.formatted("a") + "]}")));

    assertThat(answer.body())
        .isEqualTo(
            "{\"success\":true,\"results\":[{\"status\":\"stored\"},{\"status\":\"duplicate\"}]}");
  }

  @Test
  void sharesWhatTheBatchSaysWithEveryEvent() throws IOException {
    doors.tracking(
        "/batch",
        """
        {"context":{"ip":"1.1.1.1","locale":"fr"},"integrations":{"All":false},
         "sentAt":"2026-01-01T00:00:10Z",
         "batch":[{"type":"track","event":"X","userId":"u","context":{"ip":"2.2.2.2"},
                   "timestamp":"2026-01-01T00:00:00Z","writeKey":"wk_web"}]}
        """);

    ReceivedEvent event = doors.onlyEvent();
    JsonNode body = new JsonMapper().readTree(event.body());
    assertThat(body.at("/context/ip").asText()).isEqualTo("2.2.2.2");
    assertThat(body.at("/context/locale").asText()).isEqualTo("fr");
    assertThat(body.at("/integrations/All").asBoolean(true)).isFalse();
    assertThat(body.path("originalTimestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(java.time.Instant.parse(body.path("timestamp").asText()))
        .isEqualTo(
            event.receivedAt().minusSeconds(10).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    assertThat(body.has("writeKey")).isFalse();
  }

  @Test
  void refusesMoreEventsThanALimit() {
    String events = IntStream.range(0, 2_501).mapToObj(i -> "{}").collect(Collectors.joining(","));

    HttpResponse<String> answer = doors.tracking("/batch", "{\"batch\":[" + events + "]}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("too_many_events").contains("2501");
  }

  @Test
  void refusesAnEventOfABatchThatIsTooLarge() {
    String large =
        "{\"type\":\"track\",\"event\":\"X\",\"userId\":\"u\",\"properties\":{\"a\":\"%s\"}}";

    HttpResponse<String> answer =
        doors.tracking(
            "/batch",
            "{\"batch\":["
                + GOOD.formatted("a")
                + ","
                + large.formatted("x".repeat(1_048_576))
                + "]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("too_large").contains("batch[1]");
    assertThat(doors.onlyEvent().messageId()).isEqualTo("a");
  }

  @Test
  void refusesASharedContextThatWouldMultiply() {
    String events =
        IntStream.range(0, 2_000)
            .mapToObj(i -> GOOD.formatted("m" + i))
            .collect(Collectors.joining(","));

    HttpResponse<String> answer =
        doors.tracking(
            "/batch",
            "{\"context\":{\"a\":\"%s\"},\"batch\":[%s]}".formatted("x".repeat(100_000), events));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(doors.log().stored()).isEmpty();
  }
}
