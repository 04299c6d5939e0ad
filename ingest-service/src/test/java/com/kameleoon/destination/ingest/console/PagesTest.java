package com.kameleoon.destination.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages show of stored events, and what they never show.
class PagesTest {
  private static final String SCRIPT = "<script>steal()</script>";
  private static final String PROPERTIES =
      """
      {"kameleoonVisitorCode":"visitor-1","password":"hunter2","shoe_size":"forty-three",
       "nested":{"apiKey":"key-of-nobody"},"note":"<script>steal()</script>"}\
      """;

  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console =
        RunningConsole.start(
            "", Map.of("kameleoon.console.masked-properties", List.of("shoeSize")));
    console.track("secret-1", SCRIPT, SCRIPT, PROPERTIES);
    for (int i = 0; i < 3; i++) {
      console.track("secret-1", "ann", "Order", "{}");
    }
    console.settle();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console?by=name&all=yes",
        "/console/events",
        "/console/event?id=secret-1",
        "/console/tester",
        "/console/tester?event=secret-1",
        "/console/goals",
        "/console/shadow",
        "/console/audiences?id=ann",
        "/console/configuration",
        "/console/alerts",
        "/console/replays",
        "/api/v1/events",
        "/api/v1/events/secret-1"
      })
  void showsNeitherSecretsNorListedPropertiesNorAnythingAsMarkup(String path) {
    String shown = console.ask(path).body();

    assertThat(shown).doesNotContain("hunter2", "forty-three", "key-of-nobody");
    if (path.startsWith("/console")) {
      assertThat(shown).contains("</html>").doesNotContain(SCRIPT);
    }
  }

  @Test
  void keepsWhatItHidesAsItWasSent() {
    assertThat(console.ask("/api/v1/events/secret-1").body()).contains("•••");
    assertThat(
            console
                .bean(ConsoleStore.class)
                .query(
                    "select convert_from(body, 'UTF8') as body from ingest.event",
                    row -> row.text("body"))
                .getFirst())
        .contains("hunter2", "forty-three");
  }

  @Test
  void listsTheCopiesOfAnEvent() {
    JsonNode copies = console.get("/api/v1/events/secret-1").path("copies");

    assertThat(copies.path("total").asInt()).isEqualTo(3);
    assertThat(copies.path("first")).hasSize(3).allMatch(copy -> copy.has("receivedAt"));
    assertThat(console.get("/api/v1/delivery/identity").path("duplicates").asInt()).isEqualTo(3);
    assertThat(console.ask("/console/event?id=secret-1").body()).contains("3 kept out");
  }

  @Test
  void saysWhatIsMissingWhereAServiceDoesNotAnswer() {
    // Given targets that know nothing but deliveries
    assertThat(console.ask("/console/goals").statusCode()).isEqualTo(200);
    assertThat(console.ask("/console/event?id=nobody").statusCode()).isEqualTo(404);
  }
}
