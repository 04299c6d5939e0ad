package com.kameleoon.destination.operator.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.crd.YamlText;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.operator.objects.Blueprint;
import com.kameleoon.destination.operator.objects.DatabaseAccess;
import com.kameleoon.destination.operator.objects.Images;
import com.kameleoon.destination.operator.objects.ServedKinds;
import com.kameleoon.destination.operator.objects.ServiceTokens;
import com.kameleoon.destination.operator.objects.Suite;
import com.kameleoon.destination.operator.objects.Unserved;
import com.kameleoon.destination.operator.plan.Contents;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.plan.Planner;
import com.kameleoon.destination.operator.plan.Rollout;
import com.kameleoon.destination.operator.resource.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One resource with the Secrets and ConfigMaps beside it, and everything that is made of it.
final class GoldenCase implements Contents {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Images IMAGES =
      new Images(
          "kameleoon-destination-ingest-service:0.1.0",
          "kameleoon-destination-goal-service:0.1.0",
          "kameleoon-destination-remotedata-service:0.1.0",
          "kameleoon-destination-postgresql:0.1.0",
          "IfNotPresent",
          List.of());
  private static final ServedKinds OLD =
      new ServedKinds(
          Optional.of("policy/v1beta1"),
          Optional.of("autoscaling/v2beta2"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final ServedKinds NEW =
      new ServedKinds(
          Optional.of("policy/v1"),
          Optional.of("autoscaling/v2"),
          Optional.of("gateway.networking.k8s.io/v1"),
          Optional.of("monitoring.coreos.com/v1"),
          Optional.of("monitoring.coreos.com/v1"));

  private final boolean old;
  private final List<JsonNode> documents = new ArrayList<>();

  /// @param yaml where it begins with `# Kubernetes 1.20`, only what that serves is made
  GoldenCase(String yaml) {
    old = yaml.startsWith("# Kubernetes 1.20");
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    reader.loadAll(yaml).forEach(document -> documents.add(JSON.valueToTree(document)));
  }

  /// Texts by file name: one for each object, or one with the issues.
  Map<String, String> files() {
    JsonNode resource = ofKind("KameleoonDestination").getFirst();
    String name = resource.at("/metadata/name").asText();
    JsonNode tree = Planner.tree("shop", name, 1, resource.path("spec"));
    return switch (new Planner(this).plan(tree)) {
      case Plan.Refused(String reason, List<Issue> issues) -> issues(reason, issues);
      case Plan.Waiting(String reason, List<Issue> missing) -> issues(reason, missing);
      case Plan.Accepted accepted ->
          objects(name, accepted.with(Unserved.of(accepted.rollout().spec(), served())));
    };
  }

  private ServedKinds served() {
    return old ? OLD : NEW;
  }

  private static Map<String, String> issues(String reason, List<Issue> issues) {
    return Map.of(
        "issues.txt",
        issues.stream()
            .map(Issue::toString)
            .collect(Collectors.joining("\n", reason + "\n", "\n")));
  }

  private Map<String, String> objects(String name, Plan.Accepted accepted) {
    Rollout rollout = accepted.rollout();
    Suite suite =
        new Suite(
            new Owner("shop", name, "00000000-0000-0000-0000-000000000001"),
            rollout.spec(),
            rollout.files(),
            rollout.secrets(),
            rollout.configMaps(),
            database(name, rollout),
            new ServiceTokens("service-token", "", "console-token"),
            IMAGES,
            served());
    Map<String, String> files = new TreeMap<>();
    if (!accepted.warnings().isEmpty()) {
      files.putAll(issues("Warning", accepted.warnings()));
    }
    Blueprint.foundation(suite).forEach(object -> add(files, JSON.valueToTree(object)));
    Blueprint.services(suite).forEach(object -> add(files, JSON.valueToTree(object)));
    return files;
  }

  private DatabaseAccess database(String name, Rollout rollout) {
    return Optional.ofNullable(rollout.spec().database().secretRef())
        .map(ref ->
            new DatabaseAccess(
                ref.name(), secret(ref.name()).orElseThrow().keySet(), "digest", Optional.empty()))
        .orElseGet(() ->
            new DatabaseAccess(
                name + "-database",
                Set.of("host", "port", "dbname", "username", "password"),
                "digest",
                Optional.of("password")));
  }

  private static void add(Map<String, String> files, JsonNode object) {
    String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
    files.put(kind + "-" + object.at("/metadata/name").asText() + ".yaml", YamlText.of(object));
  }

  private List<JsonNode> ofKind(String kind) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .toList();
  }

  @Override
  public Optional<Map<String, String>> secret(String name) {
    return values("Secret", name, "stringData");
  }

  @Override
  public Optional<Map<String, String>> configMap(String name) {
    return values("ConfigMap", name, "data");
  }

  private Optional<Map<String, String>> values(String kind, String name, String field) {
    return ofKind(kind).stream()
        .filter(document -> document.at("/metadata/name").asText().equals(name))
        .map(document -> texts(document.path(field)))
        .findFirst();
  }

  private static Map<String, String> texts(JsonNode values) {
    Map<String, String> texts = new HashMap<>();
    values.properties().forEach(value -> texts.put(value.getKey(), value.getValue().asText()));
    return texts;
  }
}
