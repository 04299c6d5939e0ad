package com.kameleoon.destination.operator.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.operator.objects.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks a pod, by its address.
public final class ReplicaClient implements Replicas {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client;
  private final int http;
  private final int management;

  public ReplicaClient(HttpClient client) {
    this(client, Ports.HTTP, Ports.MANAGEMENT);
  }

  ReplicaClient(HttpClient client, int http, int management) {
    this.client = client;
    this.http = http;
    this.management = management;
  }

  /// `GET /configuration` of the management port.
  @Override
  public Answer configuration(String address) throws InterruptedException {
    return get(uri(address, management, "/configuration"), Optional.empty())
        .map(ReplicaClient::answer)
        .orElseGet(Answer.Silent::new);
  }

  private static Answer answer(HttpResponse<String> response) {
    if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      return new Answer.Unaware();
    }
    return tree(response)
        .<Answer>map(
            tree -> new Answer.Runs(tree.path("revision").asText(), issues(tree.path("issues"))))
        .orElseGet(Answer.Silent::new);
  }

  private static List<String> issues(JsonNode issues) {
    return issues
        .valueStream()
        .map(issue ->
            issue.isTextual()
                ? issue.textValue()
                : issue.path("path").asText() + ": " + issue.path("sentence").asText())
        .toList();
  }

  /// The report of the last 24 hours, the age of what waits and the alerts; empty when one of them
  /// does not answer.
  @Override
  public Optional<Delivery> delivery(String address, String consoleToken)
      throws InterruptedException {
    Optional<JsonNode> now =
        get(uri(address, management, "/delivery"), Optional.empty()).flatMap(ReplicaClient::tree);
    Optional<JsonNode> day = api(address, "/api/v1/delivery", consoleToken);
    Optional<JsonNode> alerts = api(address, "/api/v1/alerts", consoleToken);
    return now.isEmpty() || day.isEmpty() || alerts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Delivery(
                figures(day.get().path("totals"), now.get()),
                alerts.get().path("alerts").valueStream().map(ReplicaClient::alert).toList()));
  }

  private Optional<JsonNode> api(String address, String path, String consoleToken)
      throws InterruptedException {
    return get(uri(address, http, path), Optional.of(consoleToken)).flatMap(ReplicaClient::tree);
  }

  private static Alert alert(JsonNode alert) {
    return new Alert(
        alert.path("name").asText(),
        alert.path("firing").asBoolean(),
        alert.path("what").asText() + " " + alert.path("threshold").asText(),
        alert.path("shownFigure").asText(),
        Optional.ofNullable(alert.path("since").textValue()));
  }

  private static Figures figures(JsonNode day, JsonNode now) {
    return new Figures(
        day.path("received").asLong(),
        day.path("delivered").asLong(),
        day.path("filtered").asLong(),
        day.path("discarded").asLong(),
        now.path("pending").asLong(),
        now.path("oldestPendingSeconds").asLong());
  }

  private static URI uri(String address, int port, String path) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create("http://" + host + ":" + port + path);
  }

  private Optional<HttpResponse<String>> get(URI uri, Optional<String> bearer)
      throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET();
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      return Optional.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> tree(HttpResponse<String> response) {
    try {
      return response.statusCode() == HttpURLConnection.HTTP_OK
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
