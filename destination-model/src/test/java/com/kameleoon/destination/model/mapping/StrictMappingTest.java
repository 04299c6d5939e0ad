package com.kameleoon.destination.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.Vectors;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What Segment silently misreads is an issue in strict, with a sentence that says so.
class StrictMappingTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TestFactory
  Stream<DynamicTest> strictRefusesWhatSegmentMisreads() {
    return Vectors.cases("/strict/mapping.json").stream()
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.get("id").asText(),
                () -> {
                  assertThat(issues(vector.get("valid"))).isEmpty();
                  assertThat(issues(vector.get("invalid")))
                      .containsExactly(vector.get("issue").asText());
                }));
  }

  @Test
  void findsEveryMistakeAtOnce() throws IOException {
    JsonNode mapping =
        JSON.readTree(
            """
            {"a": {"@path": "$"}, "b": {"c": {"@template": "{{$.x}}"}}, "d": [{"@nope": 1}]}
            """);

    assertThat(issues(mapping)).hasSize(3);
  }

  @Test
  void aValueWithoutMembersEndsAPathWithNothing() throws IOException {
    // Given
    JsonNode event = JSON.readTree("{\"z\": null, \"n\": 0, \"s\": \"text\", \"l\": [1]}");

    // When
    List<JsonNode> found =
        Stream.of("$.z.x", "$.n.x", "$.s.length", "$.s.0", "$.l.length")
            .map(path -> PathLookup.ofDirective(path, Dialect.STRICT).find(event))
            .toList();

    // Then
    assertThat(found).containsOnly(MissingNode.getInstance());
  }

  @Test
  void mergesWithoutLettingNothingWin() throws IOException {
    // Given
    JsonNode mapping =
        JSON.readTree(
            """
            {"v": {"@merge": {"direction": "right",
                              "objects": [{"a": 1, "b": 1}, {"a": {"@path": "$.a"}, "b": 2}]}}}
            """);

    // When
    Resolution strict = compiled(mapping, Dialect.STRICT).apply(JSON.readTree("{}"));
    Resolution compat = compiled(mapping, Dialect.COMPAT).apply(JSON.readTree("{}"));

    // Then
    assertThat(strict)
        .isEqualTo(new Resolution.Resolved(JSON.readTree("{\"v\": {\"a\": 1, \"b\": 2}}")));
    assertThat(compat).isEqualTo(new Resolution.Resolved(JSON.readTree("{\"v\": {\"b\": 2}}")));
  }

  @Test
  void failsWhereSegmentWouldSendNonsense() throws IOException {
    assertThat(failure("{\"v\": {\"@template\": \"{{o}}\"}}")).contains("[object Object]");
    assertThat(
            failure(
                "{\"v\": {\"@merge\": {\"direction\": \"left\", \"objects\": [{\"@path\": \"$.s\"}]}}}"))
        .contains("merge only objects");
  }

  @Test
  void aMappingThatMultipliesItsInputRunsOutOfBudget() throws IOException {
    // Given
    StringBuilder mapping = new StringBuilder("{\"@literal\": {\"t\": {\"@path\": \"$.t\"}}}");
    for (int i = 0; i < 40; i++) {
      mapping
          .insert(
              0,
              "{\"@transform\": {\"mapping\": {\"t\": {\"@template\": \"{{t}}{{t}}\"}}, \"apply\": ")
          .append("}}");
    }

    // When
    Resolution resolution =
        compiled(JSON.readTree("{\"v\": " + mapping + "}"), Dialect.COMPAT)
            .apply(JSON.readTree("{\"t\": \"xx\"}"));

    // Then
    assertThat(resolution)
        .isInstanceOfSatisfying(
            Resolution.Failed.class,
            failed -> assertThat(failed.messages().getFirst()).contains("4000000"));
  }

  @Test
  void refusesAMappingThatIsNestedTooDeep() throws IOException {
    JsonNode deep = JSON.readTree("{\"a\":".repeat(200) + "1" + "}".repeat(200));

    assertThat(issues(deep))
        .containsExactly(": The mapping is nested deeper than 100 levels; flatten it.");
  }

  private static String failure(String mapping) throws IOException {
    Resolution resolution =
        compiled(JSON.readTree(mapping), Dialect.STRICT)
            .apply(JSON.readTree("{\"o\": {}, \"s\": \"text\"}"));
    return resolution instanceof Resolution.Failed failed
        ? String.join(" ", failed.messages())
        : "resolved: " + resolution;
  }

  private static MappingProgram compiled(JsonNode mapping, Dialect dialect) {
    return switch (MappingCompiler.compile(mapping, dialect)) {
      case MappingCompilation.Compiled compiled -> compiled.program();
      case MappingCompilation.Refused refused -> throw new AssertionError(refused.issues());
    };
  }

  private static List<String> issues(JsonNode mapping) {
    List<Issue> issues =
        switch (MappingCompiler.compile(mapping, Dialect.STRICT)) {
          case MappingCompilation.Compiled compiled -> compiled.warnings();
          case MappingCompilation.Refused refused -> refused.issues();
        };
    return issues.stream().map(Issue::toString).toList();
  }
}
