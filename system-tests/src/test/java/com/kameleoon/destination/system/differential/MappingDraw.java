package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.schema.Field;
import java.util.List;

/// Makes mappings of all directives, right ones for the most part and wrong ones now and then.
record MappingDraw(Draw draw, WordDraw words, EventDraw events, PathDraw paths, LiquidDraw liquid) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode mapping() {
    ObjectNode mapping = JSON.objectNode();
    int members = 1 + draw.below(4);
    for (int i = 0; i < members; i++) {
      mapping.set(words.plainName(), value(draw.oneIn(10) ? 6 : 3));
    }
    if (draw.oneIn(25)) {
      mapping.set("__segment_internal_directive", draw.oneIn(4) ? events.value(2) : root());
    }
    return mapping;
  }

  private ObjectNode root() {
    return draw.oneIn(2)
        ? JSON.objectNode().set("@transform", JSON.objectNode().set("apply", plainObject(2)))
        : directive(2);
  }

  /// A mapping of an action's fields: read from the event's own member for the most part.
  ObjectNode ofFields(List<Field> fields) {
    ObjectNode mapping = JSON.objectNode();
    for (Field field : fields) {
      if (!draw.oneIn(10)) {
        mapping.set(field.name(), draw.oneIn(4) ? value(2) : member(field.name()));
      }
    }
    return mapping;
  }

  /// What `{{@liquid}}` makes alone.
  ObjectNode ofLiquid() {
    return JSON.objectNode().set("v", JSON.objectNode().put("@liquid", liquid.template()));
  }

  private static ObjectNode member(String name) {
    return JSON.objectNode().put("@path", "$." + name);
  }

  JsonNode value(int depth) {
    if (depth <= 0) {
      return draw.oneIn(2) ? paths.directive() : words.scalar();
    }
    return switch (draw.below(9)) {
      case 0 -> draw.oneIn(3) ? events.value(2) : words.scalar();
      case 1 -> plainObject(depth);
      case 2 -> list(depth);
      default -> directive(depth);
    };
  }

  JsonNode list(int depth) {
    var list = JSON.arrayNode();
    int items = draw.below(4);
    for (int i = 0; i < items; i++) {
      list.add(value(depth - 1));
    }
    return list;
  }

  ObjectNode plainObject(int depth) {
    ObjectNode object = JSON.objectNode();
    int members = draw.below(4);
    for (int i = 0; i < members; i++) {
      object.set(words.plainName(), value(depth - 1));
    }
    return object;
  }

  ObjectNode directive(int depth) {
    ObjectNode directive = new DirectiveDraw(this).directive(depth);
    if (draw.oneIn(40)) {
      directive.set(draw.of("_metadata", "other", "@literal", "@"), words.scalar());
    }
    return directive;
  }
}
