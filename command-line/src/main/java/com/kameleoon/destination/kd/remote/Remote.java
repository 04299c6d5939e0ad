package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.kd.source.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a running destination is, and the token of its console.
final class Remote {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FIRST_REFUSAL = 300;

  @Option(
      names = "--url",
      defaultValue = "${env:KD_URL:-http://127.0.0.1:8080}",
      description = "Of ingest-service; KD_URL, or else http://127.0.0.1:8080.")
  private String url = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With the console's token; unless written, KD_TOKEN is the token itself.")
  private @Nullable Path tokenFile;

  JsonNode get(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escape(entry.getValue()))
            .collect(Collectors.joining("&"));
    return send(request(path + (text.isEmpty() ? "" : "?" + text)).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  /// For a part of a path or query.
  static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(url.replaceAll("/$", "") + path))
          .timeout(Duration.ofSeconds(60))
          .header("Authorization", "Bearer " + token());
    } catch (IllegalArgumentException wrong) {
      throw new UserMistake("--url is no address: " + url);
    }
  }

  private String token() {
    try {
      return tokenFile == null
          ? Optional.ofNullable(System.getenv("KD_TOKEN")).orElse("").strip()
          : Files.readString(tokenFile).strip();
    } catch (IOException unreadable) {
      throw new UserMistake("--token-file cannot be read: " + unreadable.getMessage());
    }
  }

  /// @throws UserMistake with what the service said
  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_REFUSAL) {
        throw new UserMistake(said(answer));
      }
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException noJson) {
      throw new UserMistake(url + " answers no JSON; is it an ingest-service?");
    } catch (IOException unreachable) {
      throw new UserMistake(url + " does not answer: " + unreachable.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UserMistake("interrupted");
    }
  }

  private String said(HttpResponse<String> answer) {
    try {
      String message = JSON.readTree(answer.body()).path("error").path("message").asText();
      return url + " answers " + answer.statusCode() + ": " + message;
    } catch (JsonProcessingException noJson) {
      return url + " answers " + answer.statusCode() + ".";
    }
  }
}
