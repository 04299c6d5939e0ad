package com.kameleoon.destination.kd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.operator.plan.Contents;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the operator's planning says about the documents of a file, in a namespace that has the
/// Secrets and ConfigMaps that stand beside the destination, and every other Secret that it names.
record OperatorSays(List<JsonNode> documents) {
  private static final JsonMapper JSON = new JsonMapper();

  // What `kd validate` looks at in Secrets; whether there is a ConfigMap, and what the database's
  // Secret holds, only the cluster knows.
  private static final Pattern KEYS = Pattern.compile("^spec\\.(apiKeySecretRef|sources)");

  // base64 of {"id":"a","secret":"b"}
  private static final String API_KEY = "eyJpZCI6ImEiLCJzZWNyZXQiOiJiIn0=";

  /// @throws org.yaml.snakeyaml.error.YAMLException where no API server could be sent it
  static OperatorSays of(String text) {
    List<JsonNode> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(text)
        .forEach(document -> documents.add(JSON.valueToTree(document)));
    return new OperatorSays(documents);
  }

  /// One plan per destination, in their order.
  List<Plan> plans() {
    return destinations()
        .map(one ->
            new Planner(new Beside(documents))
                .plan(Planner.tree("shop", one.at("/metadata/name").asText(), 1, one.path("spec"))))
        .toList();
  }

  boolean hasDestinations() {
    return destinations().findAny().isPresent();
  }

  private Stream<JsonNode> destinations() {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals("KameleoonDestination"))
        .filter(document -> document.path("spec").isObject());
  }

  /// What a person who validates should read too; failing tests are `kd test`'s to say.
  static List<String> issues(Plan plan) {
    return switch (plan) {
      case Plan.Refused refused when refused.reason().equals("TestsFailed") -> List.of();
      case Plan.Refused refused -> shown(refused.issues());
      case Plan.Accepted accepted ->
          shown(
              accepted.warnings().stream()
                  .filter(issue -> !issue.path().startsWith("spec.tests"))
                  .toList());
      case Plan.Waiting waiting ->
          shown(
              waiting.missing().stream()
                  .filter(issue -> KEYS.matcher(issue.path()).find())
                  .toList());
    };
  }

  static List<String> shown(List<Issue> issues) {
    return issues.stream()
        .map(issue -> issue.severity() + " " + issue.path() + ": " + issue.sentence())
        .sorted()
        .toList();
  }

  private record Beside(List<JsonNode> documents) implements Contents {
    @Override
    public Optional<Map<String, String>> secret(String name) {
      return values("Secret", name, "stringData")
          .or(() ->
              Optional.of(
                  Stream.concat(
                          documents.stream().flatMap(one -> one.findValuesAsText("key").stream()),
                          Stream.of("host", "port", "dbname", "username", "password"))
                      .distinct()
                      .collect(Collectors.toMap(key -> key, _ -> API_KEY))));
    }

    @Override
    public Optional<Map<String, String>> configMap(String name) {
      return values("ConfigMap", name, "data");
    }

    private Optional<Map<String, String>> values(String kind, String name, String field) {
      return documents.stream()
          .filter(document -> document.path("kind").asText().equals(kind))
          .filter(document -> document.at("/metadata/name").asText().equals(name))
          .map(document ->
              document.path(field).properties().stream()
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey,
                          one -> one.getValue().asText(),
                          (a, _) -> a,
                          TreeMap::new)))
          .<Map<String, String>>map(values -> values)
          .findFirst();
    }
  }
}
