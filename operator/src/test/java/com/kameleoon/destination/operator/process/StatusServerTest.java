package com.kameleoon.destination.operator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class StatusServerTest {
  @Test
  void tellsTheKubeletAndPrometheus() throws IOException, InterruptedException {
    try (StatusServer server =
        StatusServer.start(0, () -> true, () -> false, () -> "a_total 1\n")) {
      assertThat(get(server, "/health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get(server, "/metrics").body()).isEqualTo("a_total 1\n");
    }
  }

  private static HttpResponse<String> get(StatusServer server, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
