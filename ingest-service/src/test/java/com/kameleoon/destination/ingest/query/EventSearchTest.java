package com.kameleoon.destination.ingest.query;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Looking for events, page by page.
class EventSearchTest {
  private static final List<String> BATCH =
      IntStream.range(0, 8).mapToObj(n -> "batch-" + n).toList();
  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = RunningConsole.start("");
    console.track("before", "ann", "View", "{}");
    String events =
        BATCH.stream()
            .map(id ->
                """
                {"type":"track","messageId":"%s","userId":"ann","event":"View"}\
                """
                    .formatted(id))
            .collect(Collectors.joining(","));
    assertThat(console.doors().tracking("/batch", "{\"batch\":[" + events + "]}").statusCode())
        .isEqualTo(200);
    console.track("after", "bob", "Order", "{}");
    // Before a test moves an event into the past, where counting would begin with it.
    console.count();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void turnsPagesWithinABatchOfOneMomentWithoutLosingAny() {
    assertThat(moments()).as("a batch is received at one moment").isEqualTo(1);

    assertThat(allPages("/api/v1/events?limit=3")).hasSize(10).containsAll(BATCH);
    assertThat(allPages("/api/v1/events?limit=3&user=ann"))
        .hasSize(9)
        .containsAll(BATCH)
        .first()
        .isNotEqualTo("before");
  }

  @Test
  void findsTheFewEventsOfAUserLongAfterTheyWereReceived() {
    console
        .bean(ConsoleStore.class)
        .update(
            """
            update ingest.event set received_at = received_at - interval '23 hours'
            where message_id = 'after'\
            """);

    assertThat(allPages("/api/v1/events?user=bob")).containsExactly("after");
  }

  @Test
  void passesOverTheHoursInWhichNothingWasCounted() {
    ConsoleStore store = console.bean(ConsoleStore.class);
    store.update(
        "insert into ingest.report_hour_total values"
            + " (date_trunc('hour', now() - interval '40 hours', 'UTC'), '', '', '', '', '', '', 1)");
    EventLookupRepository events = console.bean(EventLookupRepository.class);
    Instant now = Instant.now();
    Instant counted = now.truncatedTo(HOURS);

    assertThat(events.endOfGap(now.minus(Duration.ofHours(20))))
        .as("the next hour with events")
        .hasValueSatisfying(
            end -> assertThat(end).isBetween(counted.minus(40, HOURS), counted.minus(38, HOURS)));
    assertThat(events.endOfGap(now.minus(Duration.ofHours(50)))).as("nothing before").isEmpty();
    assertThat(events.endOfGap(now.plusSeconds(3600))).as("not counted yet").isEmpty();
    store.update("delete from ingest.report_hour_total where hour < now() - interval '30 hours'");
  }

  @Test
  void refusesAPlaceThatIsNone() {
    assertThat(console.ask("/api/v1/events?before=yesterday").statusCode()).isEqualTo(400);
    assertThat(console.ask("/console/events?before=yesterday").statusCode()).isEqualTo(200);
  }

  private static long moments() {
    return console
        .bean(ConsoleStore.class)
        .query(
            """
            select count(distinct received_at) as n from ingest.event
            where message_id like 'batch-%'\
            """,
            row -> row.number("n"))
        .getFirst();
  }

  private static List<String> allPages(String path) {
    List<String> found = new ArrayList<>();
    JsonNode page = console.get(path);
    page.path("events").forEach(event -> found.add(event.path("messageId").asText()));
    while (page.hasNonNull("next")) {
      String next = URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
      page = console.get(path + "&before=" + next);
      page.path("events").forEach(event -> found.add(event.path("messageId").asText()));
    }
    return found;
  }
}
