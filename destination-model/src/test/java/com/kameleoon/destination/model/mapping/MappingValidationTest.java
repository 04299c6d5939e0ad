package com.kameleoon.destination.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the reference's validation says about mappings, right and wrong ones, directive by
/// directive: each sentence, and their order.
final class MappingValidationTest {
  private static final String NO_OPERAND =
      "/ should be a object or a mapping directive but it is a number.";

  @TestFactory
  Stream<DynamicTest> refusesWhatTheReferenceRefusesInItsWords() {
    return Vectors.cases("mapping-validation.json").stream()
        .map(one -> dynamicTest(one.get("id").asText(), () -> check(one)));
  }

  @TestFactory
  Stream<DynamicTest> endsAMergeAtItsFirstBadOperand() {
    return Vectors.cases("mapping-validation.json").stream()
        .map(one -> dynamicTest(one.get("id").asText(), () -> checkAsOperand(one)));
  }

  private static void check(JsonNode one) {
    assertThat(messages(one.get("mapping"))).isEqualTo(errors(one));
  }

  private static void checkAsOperand(JsonNode one) {
    ObjectNode merge = JsonNodeFactory.instance.objectNode();
    merge.putObject("@merge").putArray("objects").add(one.get("mapping")).add(5);

    List<String> own = errors(one);
    assertThat(messages(merge)).isEqualTo(own.isEmpty() ? List.of(NO_OPERAND) : own);
  }

  private static List<String> messages(JsonNode mapping) {
    return MappingValidator.check(mapping).stream().map(MappingProblem::message).toList();
  }

  private static List<String> errors(JsonNode one) {
    return one.get("errors").valueStream().map(JsonNode::asText).toList();
  }
}
