package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes the transformers of filters. Sampling is left out: Segment's is random or keeps too much.
record TransformerDraw(Draw draw, WordDraw words, EventDraw events, PathDraw paths) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ArrayNode transformers() {
    ArrayNode transformers = JSON.arrayNode();
    int count = 1 + draw.below(2);
    for (int i = 0; i < count; i++) {
      transformers.add(transformer());
    }
    return transformers;
  }

  private ObjectNode transformer() {
    return switch (draw.below(10)) {
      case 0 -> one(draw.of("drop", "nope", "hash_properties"), JSON.objectNode());
      case 1, 2, 3 -> one("drop_properties", JSON.objectNode().set("drop", fields()));
      case 4, 5, 6 -> one("allow_properties", JSON.objectNode().set("allow", fields()));
      default -> one("map_properties", JSON.objectNode().set("map", map()));
    };
  }

  private static ObjectNode one(String type, JsonNode config) {
    return JSON.objectNode().put("type", type).set("config", config);
  }

  private ObjectNode fields() {
    ObjectNode fields = JSON.objectNode();
    int count = draw.below(3);
    for (int i = 0; i < count; i++) {
      ArrayNode names = fields.putArray(draw.oneIn(5) ? "" : paths.dots());
      for (int name = draw.below(4); name > 0; name--) {
        names.add(draw.oneIn(4) ? paths.top() : words.name());
      }
    }
    return fields;
  }

  private ObjectNode map() {
    ObjectNode map = JSON.objectNode();
    int count = 1 + draw.below(3);
    for (int i = 0; i < count; i++) {
      map.set(draw.oneIn(8) ? words.name() : paths.dots(), action());
    }
    return map;
  }

  private ObjectNode action() {
    ObjectNode action = JSON.objectNode();
    switch (draw.below(4)) {
      case 0 -> action.put("copy", paths.dots());
      case 1 -> action.put("move", paths.dots());
      case 2 -> action.set("set", events.value(2));
      default -> action.put("to_string", true);
    }
    if (draw.oneIn(5)) {
      action.put("to_string", draw.oneIn(3));
    }
    return action;
  }
}
