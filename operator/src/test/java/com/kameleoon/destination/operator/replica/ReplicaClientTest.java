package com.kameleoon.destination.operator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicaClientTest {
  private static final String LOCAL = "127.0.0.1";

  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private ReplicaClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOCAL), 0), 0);
    server.start();
    int port = server.getAddress().getPort();
    client = new ReplicaClient(port, port);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsRevisionAndIssues() throws InterruptedException {
    answers(
        "/configuration",
        """
        {"revision": "abc", "appliedAt": "2026-01-01T00:00:00Z",
         "issues": ["spec.a: Bad.", {"path": "spec.b", "sentence": "No."}]}
        """);

    assertThat(client.configuration(LOCAL))
        .isEqualTo(new Answer.Runs("abc", List.of("spec.a: Bad.", "spec.b: No.")));
  }

  @Test
  void knowsAServiceThatCannotTell() throws InterruptedException {
    assertThat(client.configuration(LOCAL)).isEqualTo(new Answer.Unaware());
  }

  @Test
  void takesWhateverElseForSilence() throws InterruptedException {
    answers("/configuration", "<html>");

    assertThat(client.configuration(LOCAL)).isEqualTo(new Answer.Silent());
    stop();
    assertThat(client.configuration(LOCAL)).isEqualTo(new Answer.Silent());
  }

  @Test
  void goesNowhereElseWithTheConsolesToken() throws InterruptedException {
    answers("/delivery", "{}");
    answers("/api/v1/alerts", "{}");
    answers("/elsewhere", "{}");
    server.createContext(
        "/api/v1/delivery",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });

    assertThat(client.delivery(LOCAL, "token")).isEmpty();
    assertThat(bearers).containsExactly("/api/v1/alerts Bearer token");
  }

  @Test
  void readsTheFiguresOfADayAndTheAlertsWithTheConsolesToken() throws InterruptedException {
    answers("/delivery", "{\"pending\": 7, \"oldestPendingSeconds\": 3}");
    answers(
        "/api/v1/delivery",
        "{\"totals\": {\"received\": 10, \"delivered\": 5, \"filtered\": 3, \"discarded\": 1}}");
    answers(
        "/api/v1/alerts",
        """
        {"deliveryHealthy": false, "messages": [], "alerts": [
          {"name": "rate", "what": "successful delivery rate", "threshold": "below 99.00 % in 24h",
           "firing": true, "figure": 0.9, "shownFigure": "90.00 %",
           "since": "2026-01-01T00:00:00Z", "receivers": []},
          {"name": "volume", "what": "volume", "threshold": "below 50.00 % in 1h",
           "firing": false, "shownFigure": "nothing to look at", "receivers": []}]}
        """);

    assertThat(client.delivery(LOCAL, "token"))
        .contains(
            new Delivery(
                new Figures(10, 5, 3, 1, 7, 3),
                List.of(
                    new Alert(
                        "rate",
                        true,
                        "successful delivery rate below 99.00 % in 24h",
                        "90.00 %",
                        Optional.of("2026-01-01T00:00:00Z")),
                    new Alert(
                        "volume",
                        false,
                        "volume below 50.00 % in 1h",
                        "nothing to look at",
                        Optional.empty()))));
    assertThat(bearers)
        .containsExactly("/api/v1/delivery Bearer token", "/api/v1/alerts Bearer token");
  }

  @Test
  void tellsNothingOfTheDeliveriesWithoutTheAlerts() throws InterruptedException {
    answers("/delivery", "{}");
    answers("/api/v1/delivery", "{}");

    assertThat(client.delivery(LOCAL, "token")).isEmpty();
  }

  private void answers(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          String bearer = exchange.getRequestHeaders().getFirst("Authorization");
          if (bearer != null) {
            bearers.add(path + " " + bearer);
          }
          exchange.sendResponseHeaders(200, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }
}
