package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Agreement with the reference in compat, on what it answered when it was run.
final class TriggerConformanceTest {
  private static final String VECTORS = "/conformance/subscription-fql.json";

  @TestFactory
  Stream<DynamicContainer> readsEveryTriggerAsSegmentDoes() throws IOException {
    JsonNode vectors = vectors();
    return vectors
        .get("cases")
        .valueStream()
        .map(one ->
            dynamicContainer(
                "`" + one.get("fql").textValue() + "`", tests(one, vectors.get("events"))));
  }

  private static Stream<DynamicTest> tests(JsonNode one, JsonNode events) {
    String text = one.get("fql").textValue();
    Stream<DynamicTest> matches =
        one.get("matches")
            .propertyStream()
            .map(event ->
                dynamicTest(
                    "on " + event.getKey(),
                    () ->
                        assertThat(compat(text).matches(events.get(event.getKey())))
                            .isEqualTo(event.getValue().booleanValue())));
    return Stream.concat(
        Stream.of(
            dynamicTest("tree", () -> assertThat(tree(text)).isEqualTo(one.get("ast"))),
            dynamicTest(
                "text",
                () -> assertThat(text(text)).isEqualTo(one.get("regenerated").textValue()))),
        matches);
  }

  private static EventMatcher compat(String text) {
    return assertThat(TriggerCompiler.compile("subscribe", text, Dialect.COMPAT))
        .asInstanceOf(InstanceOfAssertFactories.type(Compiled.class))
        .actual()
        .matcher();
  }

  private static JsonNode tree(String text) {
    JsonNode tree = SegmentTree.of(SegmentTree.read(text));
    return tree.has("error")
        ? SegmentTree.of(
            new TriggerReading.Unreadable(errorName(tree) + tree.get("error").textValue()))
        : tree;
  }

  private static String errorName(JsonNode tree) {
    return tree.get("error").textValue().startsWith("Cannot read") ? "TypeError: " : "Error: ";
  }

  private static String text(String text) {
    return switch (SegmentTree.read(text)) {
      case TriggerReading.Understood(Trigger.Group root) -> TriggerText.of(root).orElse("THROWS");
      case TriggerReading.Unreadable(String message) -> "THROWS " + message;
    };
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in = TriggerConformanceTest.class.getResourceAsStream(VECTORS)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
