package com.kameleoon.destination.remotedata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.RemoteDataBatch;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import com.kameleoon.destination.model.wire.WireVersion;
import com.kameleoon.destination.remotedata.json.JsonText;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One replica of the service in this JVM, with files of its own.
final class TestService implements AutoCloseable {
  static final String SITE = "1q2w3e4r5t";
  static final String TOKEN = "service-token-of-the-tests";
  static final String ALL_TRAITS = settings("");

  private final Path settings;
  private final Path token;
  private final EmbeddedServer server;

  private TestService(Path settings, Path token, EmbeddedServer server) {
    this.settings = settings;
    this.token = token;
    this.server = server;
  }

  static TestService start(TestDatabase database) {
    return start(database, Map.of(), Clock.systemUTC());
  }

  static TestService start(TestDatabase database, Map<String, Object> more, Clock clock) {
    try {
      Path folder = Files.createTempDirectory("remotedata");
      Path settings = Files.writeString(folder.resolve("settings.json"), ALL_TRAITS);
      Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
      Map<String, Object> properties = new HashMap<>();
      properties.put("micronaut.server.host", "127.0.0.1");
      properties.put("micronaut.server.port", -1);
      properties.put("datasources.default.url", database.url());
      properties.put("datasources.default.username", "postgres");
      properties.put("datasources.default.password", "");
      properties.put("kameleoon.settings-file", settings.toString());
      properties.put("kameleoon.service-token-file", token.toString());
      properties.putAll(more);
      ApplicationContext context =
          ApplicationContext.builder()
              .deduceEnvironment(false)
              .banner(false)
              .properties(properties)
              .singletons(clock)
              .start();
      return new TestService(settings, token, context.getBean(EmbeddedServer.class).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `traits` is a JSON array of names, or empty for all.
  static String settings(String traits) {
    String allowed = traits.isEmpty() ? "" : ",\"traits\":" + traits;
    return "{\"version\":1,\"sitecode\":\"" + SITE + "\",\"ttlHours\":2208" + allowed + "}";
  }

  void changeSettings(String json) {
    write(settings, json);
  }

  void changeToken(String text) {
    write(token, text);
  }

  int port() {
    return server.getPort();
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  RawHttp.Answer get(String target) {
    return RawHttp.exchange(port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /// The same with the service token.
  RawHttp.Answer getAsService(String target) {
    String bearer = "Authorization: Bearer " + TOKEN + "\r\n";
    return RawHttp.exchange(port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + bearer + "\r\n");
  }

  RawHttp.Answer post(String target, String body) {
    return post(target, body, TOKEN);
  }

  RawHttp.Answer post(String target, String body, String bearer) {
    return RawHttp.exchange(
        port(),
        "POST "
            + target
            + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + bearer
            + "\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  RawHttp.Answer send(RemoteDataItem... items) {
    return post("/v1/remote-data", json(new RemoteDataBatch(WireVersion.CURRENT, List.of(items))));
  }

  /// Sends a batch that must be taken.
  BatchOutcome store(RemoteDataItem... items) {
    RawHttp.Answer answer = send(items);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return read(answer.body(), BatchOutcome.class);
  }

  /// What an SDK would read for the key.
  String map(String key) {
    return get(mapTarget(key)).body();
  }

  JsonNode tree(String key) {
    return read(map(key), JsonNode.class);
  }

  /// The value of one series as Prometheus scrapes it.
  double metric(String series) {
    return get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(series));
  }

  static String mapTarget(String key) {
    return "/map/map?siteCode=" + SITE + "&key=" + encoded(key);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return JsonText.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /// JSON text that survives UTF-8, whatever the value holds.
  static String json(Object value) {
    return JsonText.of(JsonText.MAPPER.valueToTree(value));
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
