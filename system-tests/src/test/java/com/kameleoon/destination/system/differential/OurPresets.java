package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.util.List;

/// What a resource without mappings sends for an event.
final class OurPresets {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String RESOURCE =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop}
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        dialect: compat
      """;
  private static final List<CompiledMapping> PRESETS = presets();

  private OurPresets() {}

  static ObjectNode sent(ObjectNode tree) {
    SegmentEvent event = new SegmentEvent(tree);
    ArrayNode answers = JSON.arrayNode();
    for (CompiledMapping preset : PRESETS) {
      if (preset.matches(event)) {
        answers.add(answer(preset, event));
      }
    }
    return JSON.objectNode().set("value", answers);
  }

  private static JsonNode answer(CompiledMapping preset, SegmentEvent event) {
    ObjectNode answer = JSON.objectNode().put("preset", preset.name());
    switch (preset.apply(event)) {
      case MappingOutcome.Mapped(var payload) -> answer.set("body", payload.body());
      case MappingOutcome.Invalid(List<String> messages) ->
          messages.forEach(answer.putArray("errors")::add);
    }
    return answer;
  }

  /// Without the one for screens, which Segment has no more.
  private static List<CompiledMapping> presets() {
    if (ResourceReader.read(RESOURCE) instanceof ResourceReading.Read read
        && DestinationCompiler.compile(read.resource().spec())
            instanceof Compilation.Compiled compiled) {
      return compiled.destination().mappings().stream()
          .filter(mapping -> !mapping.name().equals("Screen Calls"))
          .toList();
    }
    throw new IllegalStateException("the resource without mappings does not compile");
  }
}
