package com.kameleoon.destination.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.Vectors;
import com.kameleoon.destination.model.event.SegmentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What Segment's published Kameleoon destination sent for the same events with its presets.
class KameleoonWireTest {
  private final List<CompiledMapping> mappings = Destinations.compiled("").mappings();

  @TestFactory
  Stream<DynamicTest> presetsSendTheBodiesOfSegmentsDestination() {
    return Vectors.cases("kameleoon-wire.json").stream()
        .map(vector -> DynamicTest.dynamicTest(vector.get("id").asText(), () -> check(vector)));
  }

  private void check(JsonNode vector) {
    // Given
    SegmentEvent event = new SegmentEvent((ObjectNode) vector.get("event"));
    boolean screen = event.tree().path("type").asText().equals("screen");
    List<MappingOutcome> outcomes = new ArrayList<>();

    // When
    mappings.stream()
        .filter(mapping -> mapping.matches(event))
        .forEach(mapping -> outcomes.add(mapping.apply(event)));

    // Then
    if (screen) {
      assertThat(outcomes).singleElement().isInstanceOf(MappingOutcome.Mapped.class);
    } else {
      assertThat(bodies(outcomes)).isEqualTo(expected(vector.get("requests"), "/body"));
      assertThat(messages(outcomes)).isEqualTo(expected(vector.get("results"), "/error/message"));
    }
  }

  private static List<JsonNode> bodies(List<MappingOutcome> outcomes) {
    return outcomes.stream()
        .filter(MappingOutcome.Mapped.class::isInstance)
        .<JsonNode>map(outcome -> ((MappingOutcome.Mapped) outcome).payload().body())
        .toList();
  }

  private static List<JsonNode> messages(List<MappingOutcome> outcomes) {
    return outcomes.stream()
        .filter(MappingOutcome.Invalid.class::isInstance)
        .map(outcome -> String.join(" ", ((MappingOutcome.Invalid) outcome).messages()))
        .<JsonNode>map(com.fasterxml.jackson.databind.node.TextNode::valueOf)
        .toList();
  }

  private static List<JsonNode> expected(JsonNode items, String pointer) {
    return items
        .valueStream()
        .map(item -> item.at(pointer))
        .filter(value -> !value.isMissingNode())
        .toList();
  }
}
