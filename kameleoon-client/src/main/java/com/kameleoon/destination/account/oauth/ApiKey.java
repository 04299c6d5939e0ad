package com.kameleoon.destination.account.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The credentials of an account; its text never shows the secret.
public record ApiKey(String id, String secret) {
  private static final JsonMapper JSON = new JsonMapper();

  /// Reads base64 of `{"id": ..., "secret": ...}`, or that JSON itself; empty where it is neither.
  public static Optional<ApiKey> parse(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{") ? ofJson(stripped) : decoded(stripped).flatMap(ApiKey::ofJson);
  }

  private static Optional<String> decoded(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<ApiKey> ofJson(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      String id = tree.path("id").asText("");
      String secret = tree.path("secret").asText("");
      return id.isEmpty() || secret.isEmpty()
          ? Optional.empty()
          : Optional.of(new ApiKey(id, secret));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ApiKey[id=" + id + "]";
  }
}
