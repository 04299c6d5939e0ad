package com.kameleoon.destination.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Whether an API key is one: base64 of `{"id": ..., "secret": ...}`.
final class ApiKeyCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ApiKeyCheck() {}

  static boolean isApiKey(String text) {
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      JsonNode key = JSON.readTree(decoded);
      return key.path("id").isTextual() && key.path("secret").isTextual();
    } catch (IllegalArgumentException | JsonProcessingException noKey) {
      return false;
    }
  }
}
