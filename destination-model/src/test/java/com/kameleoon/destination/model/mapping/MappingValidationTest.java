package com.kameleoon.destination.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the reference's validation says about mappings, right and wrong ones, directive by
/// directive: each sentence, and their order.
final class MappingValidationTest {
  @TestFactory
  Stream<DynamicTest> refusesWhatTheReferenceRefusesInItsWords() {
    return Vectors.cases("mapping-validation.json").stream()
        .map(one -> dynamicTest(one.get("id").asText(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    assertThat(MappingValidator.check(one.get("mapping")))
        .extracting(MappingProblem::message)
        .isEqualTo(one.get("errors").valueStream().map(JsonNode::asText).toList());
  }
}
