package com.kameleoon.destination.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An answer before it is sent.
record Reply(int status, String type, String body) {
  static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json", body.toString());
  }

  static Reply refused(int status, String message) {
    return json(status, Json.object().put("message", message));
  }

  static Reply empty() {
    return new Reply(204, "", "");
  }

  void sendTo(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
