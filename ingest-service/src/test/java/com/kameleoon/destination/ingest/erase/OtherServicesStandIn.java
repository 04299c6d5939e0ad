package com.kameleoon.destination.ingest.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/// Takes deliveries and erasures, or answers 503 to the one or the other.
final class OtherServicesStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ERASED =
      "{\"version\":1,\"erased\":{\"rows\":2},\"left\":{\"rows\":0},\"ids\":[\"alias-of-anna\"]}";

  final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> erasures = Collections.synchronizedList(new ArrayList<>());
  volatile boolean takesDeliveries;
  volatile boolean erases;
  private final HttpServer server;

  OtherServicesStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/erasures", this::erase);
    server.createContext("/", this::deliver);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void erase(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
    erasures.add(asked);
    answer(exchange, erases ? 200 : 503, ERASED);
  }

  private void deliver(HttpExchange exchange) throws IOException {
    StringBuilder outcomes = new StringBuilder("{\"version\":1,\"outcomes\":[");
    for (JsonNode item : JSON.readTree(exchange.getRequestBody().readAllBytes()).path("items")) {
      if (takesDeliveries) {
        delivered.add(item.toString());
      }
      outcomes
          .append(outcomes.toString().endsWith("[") ? "" : ",")
          .append("{\"status\":\"delivered\",\"id\":\"%s\"}".formatted(item.path("id").asText()));
    }
    answer(exchange, takesDeliveries ? 200 : 503, outcomes.append("]}").toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
