package com.kameleoon.destination.operator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicaClientTest {
  private static final String LOCAL = "127.0.0.1";

  private HttpServer server;
  private ReplicaClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOCAL), 0), 0);
    server.start();
    int port = server.getAddress().getPort();
    client = new ReplicaClient(HttpClient.newHttpClient(), port, port);
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
  void readsTheFiguresOfADay() throws InterruptedException {
    answers("/delivery", "{\"pending\": 7, \"oldestPendingSeconds\": 3}");
    answers(
        "/api/v1/delivery",
        "{\"totals\": {\"received\": 10, \"delivered\": 5, \"filtered\": 3, \"discarded\": 1}}");

    assertThat(client.figures(LOCAL, "token")).contains(new Figures(10, 5, 3, 1, 7, 3));
  }

  private void answers(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }
}
