package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// Objects and lists as JavaScript's `delete` sees them: removing an item of a list leaves null.
final class Containers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Containers() {}

  /// One level deep.
  static JsonNode copy(JsonNode container) {
    return switch (container) {
      case ObjectNode object -> JSON.objectNode().setAll(object);
      case ArrayNode list -> JSON.arrayNode(list.size()).addAll(list);
      default -> container;
    };
  }

  static JsonNode without(JsonNode container, Set<String> keys) {
    return switch (container) {
      case ObjectNode object when keys.stream().anyMatch(object::has) ->
          ((ObjectNode) copy(object)).without(keys);
      case ArrayNode list -> cleared(list, keys, true);
      default -> container;
    };
  }

  static JsonNode only(JsonNode container, Set<String> keys) {
    return switch (container) {
      case ObjectNode object -> only(object, keys);
      case ArrayNode list -> cleared(list, keys, false);
      default -> container;
    };
  }

  private static ObjectNode only(ObjectNode object, Set<String> keys) {
    ObjectNode kept = JSON.objectNode();
    object
        .properties()
        .forEach(member -> {
          if (keys.contains(member.getKey())) {
            kept.set(member.getKey(), member.getValue());
          }
        });
    return kept.size() == object.size() ? object : kept;
  }

  private static JsonNode cleared(ArrayNode list, Set<String> keys, boolean named) {
    ArrayNode copy = list;
    for (int i = 0; i < list.size(); i++) {
      if (keys.contains(String.valueOf(i)) == named) {
        copy = copy == list ? JSON.arrayNode(list.size()).addAll(list) : copy;
        copy.setNull(i);
      }
    }
    return copy;
  }
}
