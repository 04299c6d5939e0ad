package com.kameleoon.destination.ingest.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks goal-service and remotedata-service what they have, with the services' own token.
@Singleton
public final class ServiceReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  // Made with the first question: it reads the machine's certificates, for which no start should
  // wait.
  private final Supplier<HttpClient> client =
      SupplierUtil.memoized(() -> HttpClient.newBuilder().connectTimeout(PATIENCE).build());
  private final String goals;
  private final String remoteData;
  private final @Nullable Path tokenFile;

  ServiceReader(
      @Value("${kameleoon.goal-service-url:}") String goals,
      @Value("${kameleoon.remotedata-service-url:}") String remoteData,
      @Nullable @Value("${kameleoon.service-token-file:}") String tokenFile) {
    this.goals = goals;
    this.remoteData = remoteData;
    this.tokenFile = tokenFile == null || tokenFile.isBlank() ? null : Path.of(tokenFile);
  }

  /// Empty where goal-service does not answer.
  public Optional<JsonNode> goals(String path) {
    return get(goals + path);
  }

  /// Empty where remotedata-service does not answer. With the token, because it may answer nobody
  /// else: `remoteData.mirror: Cloud`.
  public Optional<JsonNode> remoteData(String path) {
    return get(remoteData + path);
  }

  private Optional<JsonNode> get(String url) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET();
      if (tokenFile != null) {
        request.header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
      }
      HttpResponse<String> answer =
          client.get().send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException away) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
