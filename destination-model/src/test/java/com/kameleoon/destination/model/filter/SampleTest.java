package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.Vectors;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The deterministic sample, by values and over a population.
final class SampleTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @TestFactory
  Stream<DynamicTest> decidesAboutEachValueAsDefined() {
    return Vectors.file("sampling-recommended.json")
        .get("cases")
        .valueStream()
        .map(one -> dynamicTest(one.get("json").textValue(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    JsonNode value = one.get("value");
    assertThat(EcmaJson.print(value)).isEqualTo(one.get("json").textValue());
    assertThat(Sample.ratio(value)).isEqualTo(one.get("ratio").doubleValue());
    one.get("keptAt")
        .properties()
        .forEach(at ->
            assertThat(keeps(Double.parseDouble(at.getKey()), value))
                .as("at %s", at.getKey())
                .isEqualTo(at.getValue().booleanValue()));
  }

  @TestFactory
  Stream<DynamicTest> keepsTheWantedPartOfAPopulation() {
    JsonNode population = Vectors.file("sampling-recommended.json").get("population");
    int size = population.get("n").intValue();
    double[] ratios =
        IntStream.range(0, size)
            .mapToDouble(i -> Sample.ratio(JSON.textNode("user-" + i)))
            .toArray();
    return population
        .get("keptRate")
        .propertyStream()
        .map(rate ->
            dynamicTest(
                "at " + rate.getKey(),
                () -> {
                  double percent = Double.parseDouble(rate.getKey());
                  long kept = IntStream.range(0, size).filter(i -> ratios[i] < percent).count();
                  assertThat((double) kept / size)
                      .isEqualTo(rate.getValue().doubleValue(), within(1e-9));
                }));
  }

  @Test
  void failsWhereTheDecidingValueIsMissing() {
    Sample sample = new Sample(0.5, Optional.of("userId"));
    assertThatThrownBy(() -> sample.apply(JSON.objectNode()))
        .isInstanceOf(EvaluationFailure.class)
        .hasMessage("The event has no userId, which decides about the sample.");
  }

  @Test
  void decidesByTheMessageIdWhereNoPathIsWritten() {
    Sample sample = new Sample(0.5, Optional.empty());
    long kept =
        IntStream.range(0, 10_000)
            .filter(i -> sample.apply(JSON.objectNode().put("messageId", "m" + i)).isPresent())
            .count();
    assertThat(kept).isBetween(4_700L, 5_300L);
  }

  private static boolean keeps(double percent, JsonNode value) {
    Sample sample = new Sample(percent, Optional.of("id"));
    return sample.apply(JSON.objectNode().set("id", value)).isPresent();
  }
}
