package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.ingest.http.Doors;
import com.kameleoon.destination.ingest.log.IngestDatabase;
import com.kameleoon.destination.ingest.report.Counting;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/// The whole service over a real log, with targets that take everything, or answer 503 when told.
public final class RunningConsole implements AutoCloseable {
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer targets;
  private final Path files;
  private final Map<String, Object> properties;
  private final Doors doors;
  private final boolean isFirst;
  private volatile boolean down;
  private volatile String refused = "";

  private RunningConsole(String spec, Map<String, Object> properties) throws IOException {
    targets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    targets.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    targets.createContext("/", this::answer);
    targets.start();
    files = Doors.writeFiles();
    Files.writeString(files.resolve("destination.yaml"), spec, StandardOpenOption.APPEND);
    Files.writeString(files.resolve("console-token"), TOKEN);
    String url = "http://127.0.0.1:" + targets.getAddress().getPort();
    Map<String, Object> all = new HashMap<>();
    all.put("spec.event-log", "real");
    all.put("kameleoon.destination-file", files.resolve("destination.yaml").toString());
    all.put("kameleoon.secrets-dir", files.resolve("secrets").toString());
    all.put("kameleoon.console.token-file", files.resolve("console-token").toString());
    all.put("kameleoon.goal-service-url", url);
    all.put("kameleoon.remotedata-service-url", url);
    all.put("datasources.default.url", IngestDatabase.createEmpty().url());
    all.putAll(properties);
    this.properties = Map.copyOf(all);
    isFirst = true;
    doors = Doors.open(all);
  }

  private RunningConsole(RunningConsole first) {
    targets = first.targets;
    files = first.files;
    properties = first.properties;
    isFirst = false;
    doors = Doors.open(properties);
  }

  /// Another one over the same database, files and targets; close it first.
  public RunningConsole replica() {
    return new RunningConsole(this);
  }

  /// @param spec more of the resource's spec, indented by two
  public static RunningConsole start(String spec) {
    return start(spec, Map.of());
  }

  public static RunningConsole start(String spec, Map<String, Object> properties) {
    try {
      return new RunningConsole(spec, properties);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Doors doors() {
    return doors;
  }

  public <T> T bean(Class<T> type) {
    return doors.bean(type);
  }

  /// Another resource; what it runs is noticed by itself.
  public void apply(String spec) {
    try {
      Path fresh = Doors.writeFiles().resolve("destination.yaml");
      Files.writeString(fresh, spec, StandardOpenOption.APPEND);
      Files.writeString(files.resolve("destination.yaml"), Files.readString(fresh));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Whether the targets answer 503.
  public void targetsDown(boolean isDown) {
    down = isDown;
  }

  /// The targets refuse items that contain this text for good.
  public void targetsRefuse(String text) {
    refused = text;
  }

  public void track(String messageId, String user, String event, String properties) {
    HttpResponse<String> answer =
        doors.tracking(
            "/track",
            """
            {"messageId":"%s","userId":"%s","event":"%s","properties":%s}\
            """
                .formatted(messageId, user, event, properties));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /// Waits until nothing is pending, and until that is counted.
  public void settle() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("/api/v1/delivery/identity").path("pending").asLong(-1) == 0);
    count();
  }

  /// Counts now, whatever the job is doing.
  public void count() {
    bean(ConsoleStore.class).update("update ingest.report_unsettled set counted_at = '-infinity'");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> bean(Counting.class).countNow());
  }

  public JsonNode get(String path) {
    HttpResponse<String> answer = ask(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  public HttpResponse<String> ask(String path) {
    return doors.send(doors.request(path).header("Authorization", "Bearer " + TOKEN));
  }

  public HttpResponse<String> post(String path, String body) {
    return doors.send(
        doors
            .request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException failed) {
      throw new AssertionError(answer.body(), failed);
    }
  }

  @Override
  public void close() {
    doors.close();
    if (isFirst) {
      targets.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode batch = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String outcomes =
          StreamSupport.stream(batch.path("items").spliterator(), false)
              .map(this::outcome)
              .collect(Collectors.joining(",", "{\"version\":1,\"outcomes\":[", "]}"));
      byte[] body = outcomes.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(down ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String outcome(JsonNode item) {
    boolean refuse = !refused.isEmpty() && item.toString().contains(refused);
    return (refuse
            ? "{\"status\":\"discarded\",\"id\":\"%s\",\"reason\":\"NO_VISITOR_CODE\",\"detail\":\"none\"}"
            : "{\"status\":\"delivered\",\"id\":\"%s\"}")
        .formatted(item.path("id").asText());
  }
}
