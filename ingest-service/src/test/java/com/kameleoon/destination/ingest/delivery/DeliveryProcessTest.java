package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.ingest.http.Doors;
import com.kameleoon.destination.ingest.log.EventLog;
import com.kameleoon.destination.ingest.log.IngestDatabase;
import com.kameleoon.destination.ingest.log.TestEvents;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final IngestDatabase database = IngestDatabase.createEmpty();
  private final TargetStandIn target = new TargetStandIn();
  private final int managementPort = Doors.freePort();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.shutdownNow();
    target.close();
    database.close();
  }

  @Test
  void migratesDeliversAndShowsTheIdentity() throws Exception {
    try (ApplicationContext process = start()) {
      TestEvents events = new TestEvents(Clock.systemUTC());
      EventLog log = process.getBean(EventLog.class);
      log.append(List.of(events.conversion("a"), events.conversion("a"), events.filtered("b")));

      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(new ObjectMapper().readTree(get("/delivery")))
                  .isEqualTo(
                      new ObjectMapper()
                          .readTree(
                              """
                              {"received": 2, "duplicates": 1,
                               "filtered": {"NO_MATCHING_MAPPING": 1}, "delivered": 1,
                               "discarded": {}, "pending": 0, "oldestPendingSeconds": 0}\
                              """)));
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(get("/prometheus"))
                  .contains("ingest_received_total 2.0")
                  .contains("ingest_delivered_total 1.0")
                  .contains("ingest_filtered_total{reason=\"NO_MATCHING_MAPPING\"} 1.0")
                  .contains("ingest_circuit_open{target=\"GOAL\"} 0.0"));
    }
  }

  @Test
  void sendsWhatItStoredBeforeItStoppedAfterTheNextStart() throws Exception {
    target.behave(_ -> TargetStandIn.Reply.of(503, ""));
    TestEvents events = new TestEvents(Clock.systemUTC());
    try (ApplicationContext process = start()) {
      process.getBean(EventLog.class).append(events.conversions("a", 10));
    }
    database.execute("update ingest.delivery_batch set due_at = now()");
    target.behave(TargetStandIn.Reply::delivered);

    try (ApplicationContext _ = start()) {
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(get("/delivery")).contains("\"delivered\":10"));
    }
  }

  @Test
  void saysWhichDatabaseDoesNotAnswerAndStopsWaiting() {
    String nowhere = "jdbc:postgresql://127.0.0.1:" + managementPort + "/shop";

    assertThatThrownBy(() ->
            start(
                Map.of(
                    "datasources.default.url",
                    nowhere + "?user=me",
                    "kameleoon.log.database-wait",
                    "1s")))
        .hasRootCauseInstanceOf(ConnectException.class)
        .hasStackTraceContaining("no database at " + nowhere + " within PT1S");
  }

  private ApplicationContext start() throws IOException {
    return start(Map.of());
  }

  private ApplicationContext start(Map<String, Object> more) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret");
    Map<String, Object> settings = new HashMap<>();
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", "postgres");
    settings.put("datasources.default.password", "");
    settings.put("kameleoon.goal-service-url", target.url());
    settings.put("kameleoon.remotedata-service-url", target.url());
    settings.put("kameleoon.service-token-file", token.toString());
    Path files = Doors.writeFiles();
    settings.put("kameleoon.destination-file", files.resolve("destination.yaml").toString());
    settings.put("kameleoon.secrets-dir", files.resolve("secrets").toString());
    settings.put("micronaut.server.port", -1);
    settings.put("endpoints.all.port", managementPort);
    settings.putAll(more);
    ApplicationContext process = ApplicationContext.run(settings);
    process.getBean(EmbeddedServer.class).start();
    return process;
  }

  private String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
