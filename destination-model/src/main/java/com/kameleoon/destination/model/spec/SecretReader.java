package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.issue.Issue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A `v1` Secret from its JSON tree; no issue ever shows a value.
final class SecretReader {
  private SecretReader() {}

  static List<Issue> check(JsonNode secret) {
    List<Issue> issues = new ArrayList<>();
    if (!secret.path("metadata").path("name").isTextual()) {
      issues.add(Issue.error("Secret.metadata.name", "`name` of a Secret is required; add it."));
    }
    for (String section : List.of("stringData", "data")) {
      checkSection(secret, section, issues);
    }
    return issues;
  }

  private static void checkSection(JsonNode secret, String section, List<Issue> issues) {
    String name = "Secret[" + secret.path("metadata").path("name").asText() + "]." + section;
    JsonNode values = secret.path(section);
    if (!values.isObject() && !values.isMissingNode() && !values.isNull()) {
      issues.add(Issue.error(name, "`" + section + "` must be an object of texts."));
    }
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String place = name + "." + value.getKey();
      if (!value.getValue().isTextual()) {
        issues.add(Issue.error(place, "The value must be a text; put it in quotes."));
      } else if (section.equals("data") && !isBase64(value.getValue().textValue())) {
        issues.add(
            Issue.error(place, "The value must be base64; use `stringData` for a plain text."));
      }
    }
  }

  static SecretDocument read(JsonNode secret) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> value : secret.path("data").properties()) {
      values.put(value.getKey(), decoded(value.getValue().textValue()));
    }
    for (Map.Entry<String, JsonNode> value : secret.path("stringData").properties()) {
      values.put(value.getKey(), value.getValue().textValue());
    }
    return new SecretDocument(secret.path("metadata").path("name").textValue(), values);
  }

  private static String decoded(String base64) {
    return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text.replaceAll("\\s", ""));
      return true;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
