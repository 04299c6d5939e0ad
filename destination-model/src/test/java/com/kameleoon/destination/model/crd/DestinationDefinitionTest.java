package com.kameleoon.destination.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `-Dcrds=write` writes the committed files; otherwise they are compared.
class DestinationDefinitionTest {
  /// For `kubectl apply`, and inside the chart, which can reach nothing outside of itself.
  private static final List<Path> CRDS =
      List.of(
          Path.of("..", "crds"),
          Path.of("..", "charts", "kameleoon-destination-operator", "files", "crds"));

  private static final String FILE = DestinationDefinition.NAME + ".yaml";

  @Test
  void committedDefinitionIsTheGeneratedOne() throws IOException {
    for (Path folder : CRDS) {
      compare(folder.resolve(FILE), DestinationDefinition.plain());
    }
  }

  @Test
  void committedDefinitionWithRulesIsTheGeneratedOne() throws IOException {
    for (Path folder : CRDS) {
      compare(folder.resolve("kubernetes-1.25").resolve(FILE), DestinationDefinition.withRules());
    }
  }

  private static void compare(Path file, ObjectNode definition) throws IOException {
    String text =
        "# Made of the records in destination-model: do not edit. `mvn -q -Dquick -pl"
            + " destination-model\n"
            + "# test -Dtest=DestinationDefinitionTest -Dcrds=write` writes it again.\n"
            + YamlText.of(definition);
    if (System.getProperty("crds", "").equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  @Test
  void everyListMapAndTextIsBounded() {
    List<String> unbounded =
        schemas(schema(DestinationDefinition.plain()))
            .filter(DestinationDefinitionTest::isUnbounded)
            .map(JsonNode::toString)
            .toList();

    assertThat(unbounded).isEmpty();
  }

  private static boolean isUnbounded(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "array" -> !schema.has("maxItems");
      case "string" -> !schema.has("maxLength") && !schema.has("enum") && schema.size() > 1;
      case "object" -> schema.has("additionalProperties") && !schema.has("maxProperties");
      default -> false;
    };
  }

  @Test
  void plainDefinitionHasNothingThatOldServersRefuse() {
    assertThat(DestinationDefinition.plain().toString()).doesNotContain("x-kubernetes-validations");
    assertThat(DestinationDefinition.withRules().toString()).contains("x-kubernetes-validations");
  }

  @Test
  void everyFieldIsDescribedInASentence() {
    List<String> undescribed =
        fields("", schema(DestinationDefinition.plain()))
            .filter(field -> !field.startsWith(".apiVersion") && !field.startsWith(".kind"))
            .filter(field -> !field.startsWith(".metadata"))
            .filter(field -> !field.endsWith("."))
            .toList();

    assertThat(undescribed).isEmpty();
  }

  /// Path and description of every field.
  private static Stream<String> fields(String path, JsonNode schema) {
    Stream<String> members =
        schema.path("properties").properties().stream()
            .flatMap(member -> {
              String place = path + "." + member.getKey();
              String description = member.getValue().path("description").asText();
              return Stream.concat(
                  Stream.of(place + ": " + description), fields(place, member.getValue()));
            });
    return schema.isObject()
        ? Stream.concat(
            members,
            Stream.concat(
                fields(path + "[]", schema.path("items")),
                fields(path + ".*", schema.path("additionalProperties"))))
        : members;
  }

  /// What Kubernetes calls structural: each value has one type, and no schema stands beside it in
  /// an `anyOf` of its own.
  @Test
  void schemaIsStructural() {
    assertThat(schemas(schema(DestinationDefinition.withRules())))
        .allSatisfy(schema -> assertThat(schema.path("type").isTextual()).isTrue())
        .noneMatch(schema -> schema.has("$ref") || schema.has("anyOf") || schema.has("oneOf"));
  }

  @Test
  void columnsAreWhatAPersonWantsToSee() {
    assertThat(
            DestinationDefinition.plain()
                .at("/spec/versions/0/additionalPrinterColumns")
                .findValuesAsText("name"))
        .containsExactly("Sitecode", "Ready", "Reason", "Events/24h", "Delivered", "Age");
  }

  @Test
  void nothingReleasedIsBroken() throws IOException {
    assertThat(released())
        .isNotEmpty()
        .allSatisfy(definition ->
            assertThat(
                    SchemaChanges.between(
                        schema(definition), schema(DestinationDefinition.withRules())))
                .isEmpty());
  }

  @Test
  void aChangeThatBreaksAReleaseIsRefused() throws IOException {
    ObjectNode proposed = DestinationDefinition.withRules();
    ObjectNode spec = (ObjectNode) schema(proposed).at("/properties/spec");
    spec.withObject("/properties").remove("filters");
    spec.withObject("/properties/mappings").put("maxItems", 1);
    spec.withArray("/required").add("goals");

    assertThat(released())
        .allSatisfy(definition ->
            assertThat(SchemaChanges.between(schema(definition), schema(proposed)))
                .containsExactlyInAnyOrder(
                    ".spec.filters: is gone",
                    ".spec.mappings: `maxItems` is narrower than it was",
                    ".spec.goals: is required now"));
  }

  private static List<JsonNode> released() throws IOException {
    List<JsonNode> definitions = new ArrayList<>();
    try (Stream<Path> files = Files.list(CRDS.getFirst().resolve("released"))) {
      for (Path file : files.toList()) {
        definitions.add(read(file));
      }
    }
    return definitions;
  }

  private static JsonNode schema(JsonNode definition) {
    return definition.at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private static Stream<JsonNode> schemas(JsonNode schema) {
    Stream<JsonNode> below =
        Stream.of(
                schema.path("properties").valueStream(),
                Stream.of(schema.path("items")),
                Stream.of(schema.path("additionalProperties")))
            .flatMap(children -> children)
            .filter(JsonNode::isObject)
            .flatMap(DestinationDefinitionTest::schemas);
    return Stream.concat(Stream.of(schema), below);
  }

  private static JsonNode read(Path file) throws IOException {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return JsonMapper.builder().build().valueToTree(tree);
  }
}
