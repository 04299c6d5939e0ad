package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.Vectors;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Agreement of the transformers with the reference, on what it made when it was run.
final class TransformerConformanceTest {
  @TestFactory
  Stream<DynamicTest> transformsEveryPayloadAsSegmentDoes() {
    return Stream.of("tsub-transformers.json", "tsub-transformers-more.json")
        .flatMap(file -> tests(Vectors.file(file)));
  }

  private static Stream<DynamicTest> tests(JsonNode vectors) {
    return vectors
        .get("cases")
        .valueStream()
        .map(one ->
            dynamicTest(
                one.get("id").textValue(), () -> check(one, vectors.get("defaultPayload"))));
  }

  private static void check(JsonNode one, JsonNode defaultPayload) throws JsonProcessingException {
    JsonNode payload = one.has("payload") ? one.get("payload") : defaultPayload;
    JsonNode before = payload.deepCopy();
    assertThat(result(one.get("transformers"), payload)).isEqualTo(expected(one));
    assertThat(payload).isEqualTo(before);
  }

  private static String expected(JsonNode one) throws JsonProcessingException {
    return one.has("throws")
        ? one.get("throws").textValue()
        : EcmaJson.print(new ObjectMapper().readTree(one.get("expect").toString()));
  }

  private static String result(JsonNode transformers, JsonNode payload) {
    try {
      return SegmentTransformers.of(transformers)
          .apply(payload)
          .map(EcmaJson::print)
          .orElse("null");
    } catch (EvaluationFailure failure) {
      return failure.reason();
    }
  }
}
