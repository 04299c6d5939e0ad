package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.issue.Issue;
import java.util.ArrayList;
import java.util.List;

/// Reads a resource as it is applied: YAML or JSON, one `KameleoonDestination`, and any number of
/// Secrets and ConfigMaps beside it. Documents of other kinds are skipped.
public final class ResourceReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ResourceReader() {}

  /// Never throws; whatever the text is, all that is wrong with it is in the answer.
  public static ResourceReading read(String text) {
    YamlTrees.Documents documents = YamlTrees.read(text);
    List<Issue> issues = new ArrayList<>(documents.issues());
    List<JsonNode> destinations = ofKind(documents.trees(), DestinationResource.KIND);
    if (issues.isEmpty() && destinations.size() != 1) {
      issues.add(Issue.error("resource", howMany(destinations.size())));
    }
    destinations.forEach(destination -> issues.addAll(problems(destination)));
    List<JsonNode> secrets = ofKind(documents.trees(), "Secret");
    secrets.forEach(secret -> issues.addAll(SecretReader.check(secret)));
    List<JsonNode> configMaps = ofKind(documents.trees(), "ConfigMap");
    configMaps.forEach(configMap -> issues.addAll(ConfigMapReader.check(configMap)));
    return issues.isEmpty()
        ? read(destinations.getFirst(), secrets, configMaps)
        : new ResourceReading.Refused(issues);
  }

  private static ResourceReading read(
      JsonNode destination, List<JsonNode> secrets, List<JsonNode> configMaps) {
    try {
      return new ResourceReading.Read(
          JSON.treeToValue(destination, DestinationResource.class),
          secrets.stream().map(SecretReader::read).toList(),
          configMaps.stream().map(ConfigMapReader::read).toList());
    } catch (JsonProcessingException unread) {
      return new ResourceReading.Refused(
          List.of(Issue.error("resource", "Cannot be read: " + unread.getOriginalMessage() + ".")));
    }
  }

  private static List<JsonNode> ofKind(List<JsonNode> documents, String kind) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .toList();
  }

  private static String howMany(int found) {
    return found == 0
        ? "No document has kind: KameleoonDestination; add one with apiVersion: "
            + DestinationResource.API_VERSION
            + "."
        : found + " documents have kind: KameleoonDestination; keep one in a file.";
  }

  private static List<Issue> problems(JsonNode destination) {
    List<Issue> problems =
        new ArrayList<>(ShapeCheck.check(destination, DestinationResource.class));
    JsonNode version = destination.path("apiVersion");
    if (version.isTextual() && !version.textValue().equals(DestinationResource.API_VERSION)) {
      problems.add(
          Issue.error(
              "apiVersion",
              "`apiVersion` cannot be %s; use %s."
                  .formatted(Written.shown(version), DestinationResource.API_VERSION)));
    }
    return problems;
  }
}
