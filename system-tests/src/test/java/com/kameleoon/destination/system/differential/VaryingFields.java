package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Any field type of the vectors with any of their values, and with others.
final class VaryingFields {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Draw draw;
  private final WordDraw words;
  private final List<JsonNode> values;

  VaryingFields(Draw draw, WordDraw words) {
    this.draw = draw;
    this.words = words;
    this.values =
        VectorFiles.read("schema-coercion")
            .get("cases")
            .valueStream()
            .map(one -> one.get("value"))
            .toList();
  }

  ObjectNode question() {
    ObjectNode question = JSON.objectNode().put("kind", "fields");
    ObjectNode fields = question.putObject("fields");
    ObjectNode payload = question.putObject("payload");
    int count = draw.of(1, 1, 1, 2, 3);
    for (int i = 0; i < count; i++) {
      fields.set("f" + i, field());
      payload.set("f" + i, value());
    }
    return question;
  }

  private JsonNode value() {
    JsonNode value = values.get(draw.below(values.size())).deepCopy();
    return switch (draw.below(8)) {
      case 0 -> words.scalar();
      case 1 -> JSON.arrayNode().add(value);
      case 2 -> JSON.arrayNode().add(value).add(words.scalar());
      case 3 -> JSON.objectNode().set("f0", value);
      default -> value;
    };
  }

  private ObjectNode field() {
    ObjectNode field = JSON.objectNode().put("label", "").put("type", "string");
    switch (draw.below(11)) {
      case 0 -> field.put("type", "number");
      case 1 -> field.put("type", "integer");
      case 2 -> field.put("type", "boolean");
      case 3 -> field.put("type", "object");
      case 4 -> field.put("type", "datetime");
      case 5 -> field.put("format", "date-time");
      case 6 -> field.put("multiple", true);
      case 7 -> field.put("allowNull", true);
      case 8 -> field.putArray("choices").add("a").add("b");
      case 9 -> field.put("minimum", 2).put("maximum", 3);
      default -> {}
    }
    return field;
  }
}
