package com.kameleoon.destination.ingest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a wrong figure to a message in somebody's hands, and back.
class AlertsTest {
  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final List<String> mailed = new CopyOnWriteArrayList<>();
  private HttpServer webhook;
  private ServerSocket smtp;
  private RunningConsole console;

  @BeforeEach
  void start() throws IOException {
    webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/hook",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    webhook.start();
    smtp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::takeMails);
    console =
        RunningConsole.start(
            spec(),
            Map.of(
                "kameleoon.alerts.fire-after", "1s",
                "kameleoon.alerts.resolve-after", "1s",
                "kameleoon.alerts.interval", "300ms"));
  }

  @AfterEach
  void stop() throws IOException {
    console.close();
    webhook.stop(0);
    smtp.close();
  }

  @Test
  void tellsOnceThatItFiresAndOnceThatItIsResolved() {
    // Given
    console.targetsRefuse("nobody");
    console.track("lost", "nobody", "View", "{}");
    console.settle();

    // When it fires
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> posted.size() == 1);
    JsonNode standing = console.get("/api/v1/alerts");
    assertThat(standing.path("deliveryHealthy").asBoolean()).isFalse();
    assertThat(posted.getFirst()).contains("\"text\":", "discards", "FIRING");

    // And when the discard is replayed
    console.targetsRefuse("");
    console.post("/api/v1/replays", "{\"selection\":{\"messageIds\":[\"lost\"]}}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          console.count();
          return posted.size() == 2;
        });

    // Then
    assertThat(posted.getLast()).contains("RESOLVED");
    assertThat(console.get("/api/v1/alerts").path("deliveryHealthy").asBoolean()).isTrue();
  }

  @Test
  void bringsATestToEveryReceiver() {
    assertThat(console.post("/api/v1/alerts/discards/test", "").statusCode()).isEqualTo(202);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(posted).anyMatch(text -> text.contains("This is a test"));
          assertThat(mailed).anyMatch(mail -> mail.contains("ops@shop.example"));
        });
    assertThat(console.post("/api/v1/alerts/none/test", "").statusCode()).isEqualTo(404);
  }

  @Test
  void neverShowsTheWebhooksAddress() {
    assertThat(console.ask("/api/v1/alerts").body()).doesNotContain("/hook");
    assertThat(console.ask("/console/alerts").body()).contains("discards").doesNotContain("/hook");
  }

  private String spec() {
    return """
      alerts:
        - name: discards
          metric: Discards
          above: 0
          window: 1h
          receivers:
            - webhookSecretRef: {name: chat, key: url}
            - email:
                to: [ops@shop.example]
                from: alerts@shop.example
                smtpSecretRef: {name: mail}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: chat}
    stringData: {url: 'http://127.0.0.1:%d/hook'}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: mail}
    stringData: {host: 127.0.0.1, port: '%d'}
    """
        .formatted(webhook.getAddress().getPort(), smtp.getLocalPort());
  }

  /// As much of SMTP as a client needs.
  private void takeMails() {
    while (!smtp.isClosed()) {
      try (Socket socket = smtp.accept()) {
        talk(socket);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    say(out, "220 stand-in");
    StringBuilder mail = new StringBuilder();
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      mail.append(line).append('\n');
      if (data && line.equals(".")) {
        mailed.add(mail.toString());
        data = false;
        say(out, "250 taken");
      } else if (!data) {
        data = line.equals("DATA");
        say(out, data ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine");
      }
    }
  }

  private static void say(Writer out, String line) {
    try {
      out.write(line + "\r\n");
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
