package com.kameleoon.destination.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How the API writes moments.
class ApiTimesTest {
  @Test
  void writesTimesAsTextAsTheDescriptionSays() {
    try (RunningConsole console = RunningConsole.start("")) {
      Instant before = Instant.now().minusSeconds(1);
      console.track("m1", "ann", "View", "{}");
      console.settle();
      JsonNode replay =
          RunningConsole.json(
              console.post("/api/v1/replays", "{\"selection\":{\"messageIds\":[\"m1\"]}}"));

      JsonNode page = console.get("/api/v1/events");
      JsonNode event = page.path("events").path(0);
      assertMoment(page.path("searchedBackTo"));
      assertThat(assertMoment(event.path("receivedAt"))).isAfter(before);
      assertThat(assertMoment(event.path("deliveries").path(0).path("finishedAt"))).isAfter(before);
      assertThat(assertMoment(console.get("/api/v1/events/m1").path("event").path("receivedAt")))
          .isEqualTo(assertMoment(event.path("receivedAt")));
      assertThat(assertMoment(replay.path("createdAt"))).isAfter(before);
    }
  }

  private static Instant assertMoment(JsonNode time) {
    assertThat(time.isTextual()).as("%s is text", time).isTrue();
    return Instant.parse(time.textValue());
  }
}
