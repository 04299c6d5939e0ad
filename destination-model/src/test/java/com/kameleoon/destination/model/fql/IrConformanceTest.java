package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Agreement of the filter evaluator with the reference, on what it answered when it was run.
final class IrConformanceTest {
  private static final String VECTORS = "/conformance/tsub-matchers.json";

  @TestFactory
  Stream<DynamicTest> answersEveryExpressionAsSegmentDoes() throws IOException {
    JsonNode vectors = vectors();
    return vectors
        .get("cases")
        .valueStream()
        .map(one ->
            dynamicTest(
                one.get("ir").toString(),
                () ->
                    assertThat(answer(one.get("ir"), vectors.get("event")))
                        .isEqualTo(one.get("result").asText())));
  }

  /// What a JavaScript engine says behind `SyntaxError` is not for us to repeat.
  @TestFactory
  Stream<DynamicTest> answersEveryWholeMatcherAsSegmentDoes() throws IOException {
    JsonNode vectors = vectors();
    return vectors
        .get("misc")
        .valueStream()
        .map(one ->
            dynamicTest(
                one.get("matcher").toString(),
                () ->
                    assertThat(whole(one.get("matcher"), vectors.get("event")))
                        .isEqualTo(
                            one.get("result").asText().replaceFirst("(?s)(SyntaxError).*", "$1"))));
  }

  private static String whole(JsonNode matcher, JsonNode event) {
    try {
      return String.valueOf(SegmentMatcher.of(matcher).matches(event));
    } catch (EvaluationFailure failure) {
      return "THROWS " + failure.reason();
    }
  }

  private static String answer(JsonNode ir, JsonNode event) {
    try {
      return String.valueOf(IrCompiler.compile(ir).matches(event));
    } catch (EvaluationFailure failure) {
      return "THROWS " + failure.reason();
    }
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in = IrConformanceTest.class.getResourceAsStream(VECTORS)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
