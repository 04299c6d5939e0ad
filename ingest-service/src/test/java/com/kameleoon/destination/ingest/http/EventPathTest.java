package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.log.IngestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From the doors to committed rows, with nothing replaced.
class EventPathTest {
  private static final IngestDatabase DATABASE = IngestDatabase.createEmpty();

  private static Doors doors;

  @BeforeAll
  static void open() {
    doors = Doors.open(Map.of("spec.event-log", "real", "datasources.default.url", DATABASE.url()));
  }

  @AfterAll
  static void close() {
    doors.close();
    DATABASE.close();
  }

  @Test
  void commitsAnEventAndItsDeliveryBeforeItAnswers() {
    String body =
        """
        {"type":"track","event":"X","userId":"é\uD83D\uDE00","messageId":"path-1",
         "properties":{"kameleoonVisitorCode":"vc"},"timestamp":"2026-01-01T00:00:00Z"}
        """;

    HttpResponse<String> first = doors.segmentio(body);
    HttpResponse<String> again = doors.segmentio(body);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(count("ingest.event where message_id = 'path-1'")).isEqualTo(1);
    assertThat(
            count(
                "ingest.delivery d join ingest.event e on e.id = d.event_id"
                    + " where message_id = 'path-1' and target = 'GOAL'"))
        .isEqualTo(1);
  }

  @Test
  void commitsTheGoodEventsOfABatch() {
    doors.tracking(
        "/batch",
        """
        {"batch":[{"type":"page","userId":"u","messageId":"path-2"},{"type":"nonsense"},
                  {"type":"alias","userId":"u","previousId":"p","messageId":"path-3"}]}
        """);

    assertThat(count("ingest.event where message_id in ('path-2', 'path-3')")).isEqualTo(2);
    assertThat(count("ingest.event where message_id = 'path-3' and verdict = 'FILTERED'"))
        .isEqualTo(1);
  }

  @Test
  void showsWhatHappenedAtTheDoorsOnTheManagementPort() {
    doors.tracking("/track", "{}");

    HttpResponse<String> metrics = doors.send(doors.management("/prometheus"));

    assertThat(metrics.body())
        .contains("ingest_door_refusals_total{code=\"missing_field\"}")
        .contains("ingest_door_events_total{door=\"tracking_api\",outcome=\"refused\"}")
        .contains("ingest_destination_refused 0")
        .doesNotContain(Doors.WRITE_KEY);
    assertThat(doors.send(doors.management("/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(doors.send(doors.management("/health/readiness")).statusCode()).isEqualTo(200);
    assertThat(doors.send(doors.request("/prometheus")).statusCode()).isEqualTo(404);
  }

  private static long count(String from) {
    return DATABASE.number("select count(*) from " + from);
  }
}
