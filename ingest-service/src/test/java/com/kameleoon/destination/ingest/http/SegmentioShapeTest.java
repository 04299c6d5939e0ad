package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.Destinations;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentioShapeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:06Z");
  private static final List<CompiledMapping> PRESETS = Destinations.withPresets().mappings();

  static Stream<Arguments> bodies() throws IOException {
    try (InputStream in = SegmentioShapeTest.class.getResourceAsStream("/segmentio-bodies.json")) {
      JsonNode cases = new JsonMapper().readTree(in);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(it -> Arguments.of(it.path("id").asText(), it.path("body")));
    }
  }

  /// What Segment's destination sends is what the presets make of what the adapter restores.
  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void isUndoneByTheDefaultMappings(String id, ObjectNode body) {
    // Given
    ObjectNode restored = body.deepCopy();
    SegmentioShape.restore(restored);
    assertThat(EventShape.problem(restored)).isEmpty();
    restored.put("messageId", MessageIds.of(restored, NOW));
    EventTime.stamp(restored, NOW);

    // When
    SegmentEvent event = new SegmentEvent(restored);
    List<MappingOutcome> outcomes =
        PRESETS.stream()
            .filter(mapping -> mapping.matches(event))
            .map(mapping -> mapping.apply(event))
            .toList();

    // Then
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.getFirst()).isInstanceOf(MappingOutcome.Mapped.class);
    assertThat(((MappingOutcome.Mapped) outcomes.getFirst()).payload().body()).isEqualTo(body);
  }
}
