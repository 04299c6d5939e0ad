package com.kameleoon.destination.standin;

import com.fasterxml.jackson.databind.JsonNode;

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
}
