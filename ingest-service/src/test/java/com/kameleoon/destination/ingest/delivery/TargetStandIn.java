package com.kameleoon.destination.ingest.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// An HTTP server in a target's place that answers as a test says.
final class TargetStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Behaviour behaviour = Reply::delivered;

  /// One request as it came.
  record Request(String path, String authorization, JsonNode body) {
    List<String> ids() {
      List<String> ids = new ArrayList<>();
      body.path("items").forEach(item -> ids.add(item.path("id").asText()));
      return ids;
    }
  }

  /// What is answered.
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }

    static Reply delivered(Request request) {
      return outcomes(
          request.ids().stream()
              .map("{\"status\":\"delivered\",\"id\":\"%s\"}"::formatted)
              .toList());
    }

    static Reply outcomes(List<String> outcomes) {
      return of(
          200,
          outcomes.stream()
              .collect(Collectors.joining(",", "{\"version\":1,\"outcomes\":[", "]}")));
    }

    static Reply refusal(int status, String code) {
      return of(status, "{\"error\":{\"code\":\"%s\",\"message\":\"no\"}}".formatted(code));
    }

    Reply header(String name, String value) {
      return new Reply(status, Map.of(name, value), body);
    }
  }

  /// From request to reply; runs on the server's thread and may block.
  @FunctionalInterface
  interface Behaviour {
    Reply answer(Request request) throws Exception;
  }

  TargetStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  List<Request> requests() {
    return requests;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              JSON.readTree(exchange.getRequestBody().readAllBytes()));
      requests.add(request);
      Reply reply = behaviour.answer(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
