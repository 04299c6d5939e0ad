package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Makes questions out of those that the vectors hold: the same, changed a little.
final class VariationDraw {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int CHANGES = 3;

  private final Draw draw;
  private final VaryingCases mappings;
  private final VaryingCases matchers;
  private final VaryingCases transformers;
  private final VaryingCases wire;
  private final VaryingCases triggers;
  private final VaryingFields fields;

  VariationDraw(Draw draw, WordDraw words) {
    this.draw = draw;
    mappings = new VaryingCases(draw, words, "mapping-kit", "mapping", "defaultPayload");
    matchers = new VaryingCases(draw, words, "tsub-matchers", "ir", "event");
    transformers =
        new VaryingCases(draw, words, "tsub-transformers", "transformers", "defaultPayload");
    wire = new VaryingCases(draw, words, "kameleoon-wire", "event", "");
    triggers = new VaryingCases(draw, words, "subscription-fql", "fql", "events");
    fields = new VaryingFields(draw, words);
  }

  ObjectNode question() {
    return switch (draw.below(12)) {
      case 0, 1, 2 -> trigger();
      case 3 -> matcher();
      case 4, 5 -> transformers();
      case 6 -> about("wire", wire.changed(CHANGES));
      case 7, 8 -> fields.question();
      default -> about("mapping", mappings.event(2)).set("mapping", mappings.changed(CHANGES));
    };
  }

  private static ObjectNode about(String kind, JsonNode event) {
    return JSON.objectNode().put("kind", kind).set("event", event);
  }

  private ObjectNode trigger() {
    ObjectNode question =
        JSON.objectNode().put("kind", "trigger").put("text", triggers.changed(1).asText());
    ArrayNode events = question.putArray("events");
    triggers.event(2).valueStream().filter(JsonNode::isObject).forEach(events::add);
    return question;
  }

  private ObjectNode matcher() {
    String ir = matchers.changed(CHANGES).toString();
    return about("matcher", matchers.event(1))
        .set("matcher", JSON.objectNode().put("type", "fql").put("ir", ir));
  }

  /// Without samples, of which Segment's are random or keep too much, and in the shape that rules
  /// have: names are texts.
  private ObjectNode transformers() {
    JsonNode list = transformers.changed(CHANGES);
    ArrayNode kept = JSON.arrayNode();
    List<JsonNode> written = list.isArray() ? list.valueStream().toList() : List.of();
    written.stream().filter(VariationDraw::isTransformer).forEach(kept::add);
    return about("transformers", transformers.event(1)).set("transformers", kept);
  }

  private static boolean isTransformer(JsonNode one) {
    JsonNode config = one.path("config");
    return !one.path("type").asText().equals("sample_event")
        && one.path("type").isTextual()
        && hasKeys(config.path("drop"))
        && hasKeys(config.path("allow"))
        && hasActions(config.path("map"));
  }

  private static boolean hasKeys(JsonNode fields) {
    return fields
        .valueStream()
        .allMatch(keys -> keys.isArray() && keys.valueStream().allMatch(JsonNode::isTextual));
  }

  private static boolean hasActions(JsonNode map) {
    return !map.isArray()
        && map.valueStream()
            .allMatch(action ->
                isTextOrNothing(action.path("copy")) && isTextOrNothing(action.path("move")));
  }

  private static boolean isTextOrNothing(JsonNode name) {
    return name.isTextual() || name.isNull() || name.isMissingNode();
  }
}
