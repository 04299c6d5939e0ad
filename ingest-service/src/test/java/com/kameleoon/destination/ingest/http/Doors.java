package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.log.IngestDatabase;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.RecordingEventLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The service with its two doors open, on a port of its own, over an event log in memory.
public final class Doors implements AutoCloseable {
  public static final String SITECODE = "1q2w3e4r5t";
  public static final String API_KEY = base64("{\"id\":\"cid\",\"secret\":\"se&c=r+et\"}");
  public static final String WRITE_KEY = "wk_web";
  private static final String RESOURCE =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata:
        name: shop
      spec:
        sitecode: %s
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        sources:
          - name: web
            writeKeySecretRef: {name: web, key: writeKey}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedServer server;

  private Doors(EmbeddedServer server) {
    this.server = server;
  }

  public static Doors open() {
    return open(Map.of());
  }

  public static Doors open(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties(writeFiles()));
    all.putAll(properties);
    return new Doors(ApplicationContext.run(EmbeddedServer.class, all));
  }

  private static Map<String, Object> properties(Path files) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spec.event-log", "recording");
    properties.put("micronaut.server.port", -1);
    properties.put("endpoints.all.port", freePort());
    properties.put("datasources.default.url", IngestDatabase.createEmpty().url());
    properties.put("datasources.default.username", "postgres");
    properties.put("datasources.default.password", "");
    properties.put("kameleoon.destination-file", files.resolve("destination.yaml").toString());
    properties.put("kameleoon.secrets-dir", files.resolve("secrets").toString());
    properties.put("kameleoon.goal-service-url", "http://127.0.0.1:1");
    properties.put("kameleoon.remotedata-service-url", "http://127.0.0.1:1");
    properties.put("kameleoon.service-token-file", files.resolve("token").toString());
    return properties;
  }

  /// A port that nothing listens on. Below those that outgoing connections are given: one of these
  /// could take it between now and the start of the server.
  public static int freePort() {
    return SocketUtils.findAvailableTcpPort(20_000, 32_000);
  }

  /// A destination and its secrets, as they are mounted.
  public static Path writeFiles() {
    try {
      Path files = Files.createTempDirectory("doors");
      Files.writeString(files.resolve("destination.yaml"), RESOURCE.formatted(SITECODE));
      writeSecret(files, "kameleoon", "apiKey", API_KEY + "\n");
      writeSecret(files, "web", "writeKey", WRITE_KEY);
      Files.writeString(files.resolve("token"), "token");
      return files;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void writeSecret(Path files, String name, String key, String value)
      throws IOException {
    Path folder = Files.createDirectories(files.resolve("secrets").resolve(name));
    Files.writeString(folder.resolve(key), value);
  }

  public RecordingEventLog log() {
    return server.getApplicationContext().getBean(RecordingEventLog.class);
  }

  public ReceivedEvent onlyEvent() {
    if (log().stored().size() != 1) {
      throw new AssertionError("stored " + log().stored().size() + " events");
    }
    return log().stored().getFirst();
  }

  public int port() {
    return server.getPort();
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  /// To the port of health and metrics.
  public HttpRequest.Builder management(String path) {
    int port =
        server.getApplicationContext().getRequiredProperty("endpoints.all.port", Integer.class);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /// As Segment's destination sends it.
  public HttpResponse<String> segmentio(String body) {
    return send(
        request("/segmentio")
            .header("Authorization", "Basic " + API_KEY)
            .header("x-segment-settings", SITECODE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /// As Segment's libraries send it, under `/v1`.
  public HttpResponse<String> tracking(String path, String body) {
    return tracking(path, body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<String> tracking(String path, byte[] body) {
    return send(
        request("/v1" + path)
            .header("Authorization", "Basic " + base64(WRITE_KEY + ":"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
