package com.kameleoon.destination.operator.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.operator.objects.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Asks a pod, by its address, on the thread of the caller: a request that hops between the threads
/// of a larger client costs several times as much, and there are many.
public final class ReplicaClient implements Replicas {
  private static final int CONNECTING_MILLIS = 2_000;
  private static final int PATIENCE_MILLIS = 3_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int http;
  private final int management;

  public ReplicaClient() {
    this(Ports.HTTP, Ports.MANAGEMENT);
  }

  ReplicaClient(int http, int management) {
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

  /// What came back.
  private record Response(int status, String body) {}

  private static Answer answer(Response response) {
    if (response.status() == HttpURLConnection.HTTP_NOT_FOUND) {
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

  private static Optional<Response> get(URI uri, Optional<String> bearer)
      throws InterruptedException {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(CONNECTING_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      // What a pod says is believed of that pod only; and the token is for nobody else.
      connection.setInstanceFollowRedirects(false);
      bearer.ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
      return Optional.of(new Response(connection.getResponseCode(), body(connection)));
    } catch (IOException unreachable) {
      if (Thread.interrupted()) {
        throw new InterruptedException(unreachable.getMessage());
      }
      return Optional.empty();
    }
  }

  /// Read to its end, so that the connection can be used again.
  private static String body(HttpURLConnection connection) throws IOException {
    boolean refused = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<JsonNode> tree(Response response) {
    try {
      return response.status() == HttpURLConnection.HTTP_OK
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
