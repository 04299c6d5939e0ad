package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.operator.resource.Marks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// What the services read: files in a ConfigMap, tokens in a Secret.
final class Configuration {
  private final Suite suite;

  Configuration(Suite suite) {
    this.suite = suite;
  }

  Map<String, Object> files() {
    return Tree.of(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        Metadata.owned(
            suite.owner(), suite.owner().named(Metadata.CONFIGURATION), Metadata.CONFIGURATION),
        "data",
        Tree.sorted(suite.configuration()));
  }

  Map<String, Object> tokens() {
    Map<String, Object> metadata =
        Metadata.owned(suite.owner(), suite.owner().named("tokens"), Metadata.CONFIGURATION);
    metadata.put("annotations", Tree.of(Marks.ROTATION, suite.tokens().rotation()));
    Map<String, String> values = new TreeMap<>();
    values.put("service-token", suite.tokens().current());
    values.put("console-token", suite.tokens().console());
    return secret(metadata, values);
  }

  Map<String, Object> account() {
    return Tree.of(
        "apiVersion",
        "v1",
        "kind",
        "ServiceAccount",
        "metadata",
        Metadata.owned(suite.owner(), suite.owner().named("destination"), Metadata.CONFIGURATION),
        "automountServiceAccountToken",
        false);
  }

  static Map<String, Object> secret(Map<String, Object> metadata, Map<String, String> values) {
    Map<String, Object> data = Tree.of();
    new TreeMap<>(values)
        .forEach((key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return Tree.of(
        "apiVersion", "v1", "kind", "Secret", "metadata", metadata, "type", "Opaque", "data", data);
  }
}
