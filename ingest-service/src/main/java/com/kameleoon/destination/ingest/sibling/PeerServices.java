package com.kameleoon.destination.ingest.sibling;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// goal-service and remotedata-service, asked with the service token.
@Singleton
public final class PeerServices {
  public static final String GOAL = "goal";
  public static final String REMOTE_DATA = "remotedata";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  // Made with the first question: it reads the machine's certificates, for which no start should
  // wait.
  private final Supplier<HttpClient> client =
      SupplierUtil.memoized(() ->
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_TIMEOUT)
              .build());
  private final Map<String, String> urls;
  private final String tokenFile;

  PeerServices(
      @Nullable @Value("${kameleoon.goal-service-url:}") String goal,
      @Nullable @Value("${kameleoon.remotedata-service-url:}") String remoteData,
      @Nullable @Value("${kameleoon.service-token-file:}") String tokenFile) {
    this.urls =
        Map.of(GOAL, goal == null ? "" : goal, REMOTE_DATA, remoteData == null ? "" : remoteData);
    this.tokenFile = tokenFile == null ? "" : tokenFile;
  }

  /// Those that are configured.
  public List<String> names() {
    return urls.entrySet().stream()
        .filter(service -> !service.getValue().isBlank())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// @throws IOException where it answers anything but 200, or nothing; its message is for a person
  public <T> T get(String service, String path, Class<T> type) throws IOException {
    return send(service, request(service, path).GET(), type);
  }

  /// @throws IOException as `get`
  public <T> T post(String service, String path, Object body, Class<T> type) throws IOException {
    HttpRequest.Builder request =
        request(service, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    return send(service, request, type);
  }

  private HttpRequest.Builder request(String service, String path) throws IOException {
    String url = urls.getOrDefault(service, "").replaceAll("/$", "");
    if (url.isEmpty()) {
      throw new IOException("kameleoon." + service + "-service-url is not set");
    }
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + Files.readString(Path.of(tokenFile)).strip());
  }

  private <T> T send(String service, HttpRequest.Builder request, Class<T> type)
      throws IOException {
    try {
      HttpResponse<byte[]> answer =
          client.get().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException(service + "-service answers " + answer.statusCode());
      }
      return JSON.readValue(answer.body(), type);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
