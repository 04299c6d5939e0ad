package com.kameleoon.destination.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.Vectors;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Mappings in compat make what Segment's own mapping kit made of the same input.
class MappingKitTest {
  private static final JsonNode DEFAULT_PAYLOAD =
      Vectors.file("mapping-kit.json").get("defaultPayload");

  @TestFactory
  Stream<DynamicTest> compatAgreesWithSegmentsMappingKit() {
    return Stream.of(
            "mapping-kit.json",
            "mapping-kit-more.json",
            "mapping-kit-corners.json",
            "mapping-kit-lists.json")
        .flatMap(file -> Vectors.cases(file).stream())
        .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    JsonNode payload = vector.has("payload") ? vector.get("payload") : DEFAULT_PAYLOAD;

    switch (run(vector.get("mapping"), payload)) {
      case Resolution.Failed(List<String> messages) ->
          assertThat(messages)
              .isEqualTo(vector.path("errors").valueStream().map(JsonNode::asText).toList());
      case Resolution.Resolved(JsonNode result) -> {
        assertThat(vector.has("errors")).as("should fail, but is %s", result).isFalse();
        assertThat(Vectors.sameValues(asSent(result), vector.path("expect")))
            .as("%s should be %s", result, vector.path("expect"))
            .isTrue();
      }
    }
  }

  private static Resolution run(JsonNode mapping, JsonNode payload) {
    return switch (MappingCompiler.compile(mapping, Dialect.COMPAT)) {
      case MappingCompilation.Compiled compiled -> compiled.program().apply(payload);
      case MappingCompilation.Refused(List<Issue> issues) ->
          new Resolution.Failed(issues.stream().map(Issue::sentence).toList());
    };
  }

  /// What travels: absent items are null.
  private static JsonNode asSent(JsonNode result) {
    try {
      return result.isMissingNode() ? result : new JsonMapper().readTree(result.toString());
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
