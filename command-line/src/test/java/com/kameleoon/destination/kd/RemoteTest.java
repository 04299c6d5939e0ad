package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.kd.remote.TailCommand;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RemoteTest {
  @TempDir private Path folder = Path.of(".");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger looks = new AtomicInteger();
  private final HttpServer server;

  RemoteTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("token"), "a-token\n");
    server.createContext(
        "/",
        exchange -> {
          boolean known =
              "Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          String sent =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).strip());
          byte[] body =
              answer(known, exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String answer(boolean known, String path) {
    if (!known) {
      return "{\"error\":{\"code\":\"unauthorized\",\"message\":\"Send the token.\"}}";
    }
    String event =
        """
        {"id":"1","receivedAt":"%s","status":"DISCARDED","type":"track","name":"Order",
         "messageId":"m1","userId":"ann",
         "deliveries":[{"mapping":"Track Calls","reason":"NO_VISITOR_CODE"}]}\
        """
            .formatted(Instant.now().plusSeconds(5));
    return switch (path) {
      case "/api/v1/events" -> "{\"events\":[" + event + "]}";
      case "/api/v1/events/m 1" ->
          """
          {"event":%s,"exact":true,"notes":[],"steps":[
            {"kind":"trigger","name":"Track Calls","verdict":"MATCHED","sentence":"It matches."},
            {"kind":"mapping","name":"Track Calls","verdict":"MAPPED","sentence":"Mapped.",
             "after":{"event":"Order"}}]}\
          """
              .formatted(event);
      default ->
          "{\"id\":\"e1\",\"state\":\"%s\",\"left\":{\"goal.conversions\":0}}"
              .formatted(looks.incrementAndGet() > 2 ? "DONE" : "RUNNING");
    };
  }

  @Test
  void explainsAnEventStepByStep() {
    Run run = kd("explain", "m 1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("track \"Order\"  m1  ann  (Track Calls: NO_VISITOR_CODE)")
        .contains("trigger      MATCHED    Track Calls: It matches.")
        .contains("\"event\" : \"Order\"");
    assertThat(asked).containsExactly("GET /api/v1/events/m%201");
  }

  @Test
  void listsTheNewestEvents() {
    Run run = kd("explain", "--user", "ann", "--limit", "3");

    assertThat(run.out()).hasLineCount(1).contains("DISCARDED");
    assertThat(asked).containsExactly("GET /api/v1/events?limit=3&user=ann");
  }

  @Test
  void showsEveryEventOnceWhileItLooksAgain() {
    StringWriter out = new StringWriter();
    CommandLine tail = new CommandLine(new TailCommand(new AskedClock()));

    int exitCode =
        tail.setOut(new PrintWriter(out))
            .execute(where("--for", "3", "--pause", "1", "--name", "Order"));

    assertThat(exitCode).isZero();
    assertThat(out.toString()).hasLineCount(1).contains("m1");
    assertThat(asked).hasSize(3).allMatch(line -> line.contains("name=Order"));
  }

  @Test
  void waitsUntilAUserIsErased() {
    Run run = kd("erase", "ann", "device-1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"state\" : \"DONE\"", "\"goal.conversions\" : 0");
    assertThat(asked.getFirst())
        .isEqualTo("POST /api/v1/erasures {\"ids\":[\"ann\",\"device-1\"]}");
  }

  @Test
  void replaysWhatIsSelectedAndWaitsForTheEnd() {
    Run run =
        kd("replay", "--reason", "NO_VISITOR_CODE", "--from", "2026-11-23T08:00:00Z", "--rate=5");

    assertThat(run.exitCode()).isZero();
    assertThat(asked.getFirst())
        .isEqualTo(
            "POST /api/v1/replays {\"selection\":{\"reason\":\"NO_VISITOR_CODE\","
                + "\"from\":\"2026-11-23T08:00:00Z\"},\"rate\":5}");
    assertThat(asked.getLast()).isEqualTo("GET /api/v1/replays/0");
  }

  @Test
  void previewsAReplay() {
    Run run = kd("replay", "--dry-run", "m1", "m2");

    assertThat(run.exitCode()).isZero();
    assertThat(asked)
        .containsExactly(
            "POST /api/v1/replays/preview {\"selection\":{\"messageIds\":[\"m1\",\"m2\"]}}");
  }

  @Test
  void saysWhatTheServiceSaid() {
    Run refused = Run.of("explain", "--url", url());
    Run nobody = Run.of("explain", "--url", "http://127.0.0.1:1");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("answers 401: Send the token.");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("does not answer");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Run kd(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(where(more)));
    return Run.of(arguments.toArray(String[]::new));
  }

  private String[] where(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--url", url()));
    arguments.addAll(List.of("--token-file", folder.resolve("token").toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /// A second passes with every question, however slow the machine is.
  private final class AskedClock extends Clock {
    private final Instant start = Instant.now();

    @Override
    public Instant instant() {
      return start.plusSeconds(asked.size());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
