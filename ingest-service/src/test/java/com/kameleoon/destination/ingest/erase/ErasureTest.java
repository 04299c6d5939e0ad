package com.kameleoon.destination.ingest.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A user is erased while her deliveries wait, and nothing is left of her.
class ErasureTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  // Marks that stand nowhere but in what is hers.
  private static final List<String> HERS =
      List.of("anna-1", "annas-code", "annas-secret", "annas-message");

  // More than what is kept of a body; she must be found in it all the same.
  private static final String LARGE = "x".repeat(5000);

  private static final List<String> LOGGED = new CopyOnWriteArrayList<>();

  private static OtherServicesStandIn services;
  private static RunningConsole console;

  @BeforeAll
  static void start() throws Exception {
    services = new OtherServicesStandIn();
    console =
        RunningConsole.start(
            "  delivery: {bodyLimit: 4Ki}\n",
            Map.of(
                "kameleoon.goal-service-url",
                services.url(),
                "kameleoon.remotedata-service-url",
                services.url()));
    // Afterwards: the service sets logging up anew when it starts.
    AppenderBase<ILoggingEvent> listener = listener();
    listener.start();
    Logger eraser = (Logger) LoggerFactory.getLogger(Eraser.class);
    eraser.setLevel(Level.INFO);
    eraser.addAppender(listener);
  }

  @AfterAll
  static void stop() {
    console.close();
    services.close();
  }

  @Test
  void leavesNothingOfAUserAndKeepsAllOthersAndAllCounts() throws Exception {
    // Given
    String code = "{\"kameleoonVisitorCode\":\"annas-code\",\"s\":\"%s\"}";
    track("a1", "anna-1", "device-1", code.formatted("annas-secret"));
    track("a2", "", "device-1", "{\"s\":\"annas-secret\"}");
    track("annas-message", "", "device-2", code.formatted(LARGE));
    assertThat(stored()).anyMatch(row -> row.contains("bodyNotKept"));
    track("a4", "", "alias-of-anna", "{\"s\":\"annas-secret\"}");
    track("b1", "bob", "device-1", "{\"kameleoonVisitorCode\":\"bobs-code\"}");
    console.post("/api/v1/replays", "{\"selection\":{\"messageIds\":[\"annas-message\"]}}");
    JsonNode before = console.get("/api/v1/delivery/identity");

    // When: the queue is full of her, and goal-service does not answer yet
    JsonNode accepted = erase("anna-1");
    JsonNode waiting = awaitThat(accepted, "waitingFor", "goal-service answers 503");
    JsonNode same = erase("anna-1");
    services.erases = true;
    JsonNode done = awaitThat(accepted, "state", "DONE");

    // Then
    assertThat(waiting.path("state").asText()).isEqualTo("RUNNING");
    assertThat(same.path("id")).isEqualTo(accepted.path("id"));
    assertThat(done.path("erased").path("ingest.events").asLong()).isEqualTo(4);
    assertThat(done.path("erased").path("ingest.unsent").asLong()).isEqualTo(4);
    done.path("left").forEach(left -> assertThat(left.asLong()).isZero());
    assertThat(stored()).noneMatch(row -> HERS.stream().anyMatch(row::contains));
    assertThat(stored()).anyMatch(row -> row.contains("bobs-code"));

    // And: what was received is still what was delivered, filtered, discarded or is pending
    JsonNode after = console.get("/api/v1/delivery/identity");
    assertThat(after.path("received")).isEqualTo(before.path("received"));
    assertThat(after.path("pending").asLong()).isEqualTo(1);

    // And: Bob's is delivered, a repeated message of hers is a duplicate, later ones are new data
    services.takesDeliveries = true;
    track("a1", "anna-1", "device-1", "{\"s\":\"annas-secret\"}");
    track("a9", "anna-1", "device-1", "{\"kameleoonVisitorCode\":\"annas-code\"}");
    await().atMost(LONG).until(() -> services.delivered.size() == 2);
    assertThat(services.delivered)
        .noneMatch(item -> item.contains("annas-secret"))
        .anyMatch(item -> item.contains("bobs-code"))
        .anyMatch(item -> item.contains("annas-code"));

    // And: the log says once what it waited for, once that it is done, and never who
    assertThatItIsToldOnceAndNeverOfWhom(accepted.path("id").asText());

    // And: there is nothing to replay of her
    assertThat(wouldBeReplayed().path("GONE").asLong()).isEqualTo(4);

    // And: nothing is left to erase of what came before
    assertThat(done.toString()).doesNotContain("anna");
    assertThat(console.get("/api/v1/erasures").size()).isEqualTo(1);
  }

  @Test
  void asksForIds() {
    HttpResponse<String> answer = console.post("/api/v1/erasures", "{\"ids\":[\"\"]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"path\":\"ids\"");
    assertThat(console.doors().send(console.doors().request("/api/v1/erasures")).statusCode())
        .isEqualTo(401);
  }

  private static void assertThatItIsToldOnceAndNeverOfWhom(String id) {
    assertThat(LOGGED).filteredOn(line -> line.contains("goal-service answers 503")).hasSize(1);
    await().atMost(LONG).until(() -> LOGGED.stream().anyMatch(line -> line.contains("is erased")));
    assertThat(LOGGED).filteredOn(line -> line.contains("A user is erased")).hasSize(1);
    assertThat(LOGGED)
        .allMatch(line -> line.contains("erasure=" + id))
        .noneMatch(line -> line.contains("anna") || line.contains("device"));
  }

  /// Everything that the eraser logs.
  private static AppenderBase<ILoggingEvent> listener() {
    return new AppenderBase<>() {
      @Override
      protected void append(ILoggingEvent event) {
        LOGGED.add(event.getFormattedMessage());
      }
    };
  }

  private static JsonNode wouldBeReplayed() {
    String all = "{\"selection\":{\"all\":true}}";
    return RunningConsole.json(console.post("/api/v1/replays/preview", all)).path("results");
  }

  private static void track(String messageId, String user, String anonymous, String properties) {
    String userId = user.isEmpty() ? "" : "\"userId\":\"%s\",".formatted(user);
    HttpResponse<String> answer =
        console
            .doors()
            .tracking(
                "/track",
                "{\"messageId\":\"%s\",%s\"anonymousId\":\"%s\",\"event\":\"Order\",\"properties\":%s}"
                    .formatted(messageId, userId, anonymous, properties));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode erase(String id) {
    HttpResponse<String> answer =
        console
            .doors()
            .send(
                console
                    .doors()
                    .request("/api/v1/users/" + id)
                    .header("Authorization", "Bearer " + RunningConsole.TOKEN)
                    .method("DELETE", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return RunningConsole.json(answer);
  }

  private static JsonNode awaitThat(JsonNode erasure, String member, String value) {
    String path = "/api/v1/erasures/" + erasure.path("id").asText();
    await().atMost(LONG).until(() -> console.get(path).path(member).asText().equals(value));
    return console.get(path);
  }

  /// Every row of every table of the schema, bytes as the text that they hold.
  private static List<String> stored() {
    ConsoleStore store = console.bean(ConsoleStore.class);
    List<String> tables =
        store.query(
            """
            select c.oid::regclass::text as name from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'ingest' and c.relkind = 'r'
            """,
            row -> row.text("name"));
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      rows.addAll(
          store.query(
              "select to_json(t)::text as line from " + table + " t", row -> row.text("line")));
      if (table.contains("event") && !table.contains("copy")) {
        rows.addAll(
            store.query(
                "select convert_from(body, 'UTF8') || coalesce(convert_from(deliveries, 'UTF8'), '')"
                    + " as line from "
                    + table,
                row -> row.text("line")));
      }
    }
    return rows;
  }
}
