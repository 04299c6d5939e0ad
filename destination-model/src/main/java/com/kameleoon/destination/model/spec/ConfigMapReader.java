package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.issue.Issue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A `v1` ConfigMap from its JSON tree.
final class ConfigMapReader {
  private ConfigMapReader() {}

  static List<Issue> check(JsonNode configMap) {
    List<Issue> issues = new ArrayList<>();
    JsonNode name = configMap.path("metadata").path("name");
    if (!name.isTextual()) {
      issues.add(
          Issue.error("ConfigMap.metadata.name", "`name` of a ConfigMap is required; add it."));
    }
    for (Map.Entry<String, JsonNode> value : configMap.path("data").properties()) {
      if (!value.getValue().isTextual()) {
        issues.add(
            Issue.error(
                "ConfigMap[%s].data.%s".formatted(name.asText(), value.getKey()),
                "The value must be a text; put it in quotes."));
      }
    }
    return issues;
  }

  static ConfigMapDocument read(JsonNode configMap) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> value : configMap.path("data").properties()) {
      values.put(value.getKey(), value.getValue().textValue());
    }
    return new ConfigMapDocument(configMap.path("metadata").path("name").textValue(), values);
  }
}
