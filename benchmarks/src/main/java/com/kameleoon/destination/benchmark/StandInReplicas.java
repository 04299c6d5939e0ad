package com.kameleoon.destination.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Hundreds of replicas in one process, told apart by the address at which they are asked: they
/// answer the operator as the services do, and run what [StandInNode] says.
public final class StandInReplicas {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 8081;
  private static final String DAY =
      """
      {"totals": {"received": 1000, "delivered": 990, "filtered": 6, "discarded": 4}}
      """;
  private static final String ALERTS = "{\"alerts\": []}";
  private static final String NOW = "{\"pending\": 0, \"oldestPendingSeconds\": 0}";

  private final Map<String, String> revisions = new ConcurrentHashMap<>();

  private StandInReplicas() {}

  /// Runs until it is stopped, on the ports of the services.
  public static void main(String[] arguments) throws IOException {
    StandInReplicas replicas = new StandInReplicas();
    HttpServer http = server(HTTP);
    http.createContext("/api/v1/delivery", exchange -> send(exchange, DAY));
    http.createContext("/api/v1/alerts", exchange -> send(exchange, ALERTS));
    HttpServer management = server(MANAGEMENT);
    management.createContext("/delivery", exchange -> send(exchange, NOW));
    management.createContext("/configuration", replicas::configuration);
    management.createContext("/stand-in", replicas::run);
    http.start();
    management.start();
  }

  private static HttpServer server(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }

  private void configuration(HttpExchange exchange) throws IOException {
    String address = exchange.getLocalAddress().getAddress().getHostAddress();
    String revision = revisions.getOrDefault(address, "");
    send(exchange, "{\"revision\": \"%s\", \"issues\": []}".formatted(revision));
  }

  /// The body is an address and the revision that its replica runs from now on.
  private void run(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] words = body.strip().split(" ", -1);
    revisions.put(words[0], words[1]);
    send(exchange, "{}");
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
