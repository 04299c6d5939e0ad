package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/// A mapping as it is evaluated: where it has a root directive, that directive stands in its place
/// and holds the other fields as its own `mapping`.
sealed interface RootMapping {
  /// The mapping to check and to evaluate.
  record Usable(JsonNode mapping) implements RootMapping {}

  /// The root directive cannot be one; every event fails with this message.
  record Broken(String message) implements RootMapping {}

  String DIRECTIVE = "__segment_internal_directive";

  static RootMapping of(JsonNode written) {
    ObjectNode mapping = spread(written);
    JsonNode root = mapping.get(DIRECTIVE);
    if (root == null) {
      return new Usable(mapping);
    }
    if (root.isNull()) {
      return new Broken("Cannot convert undefined or null to object");
    }
    if (size(root) > 1) {
      return new Broken("The root mapping must only have a single directive object");
    }
    return root.isContainerNode() && !root.isEmpty() && root.iterator().next().isContainerNode()
        ? new Usable(moved(mapping, root))
        : new Broken("The root directive must be an object");
  }

  private static int size(JsonNode value) {
    return value.isTextual() ? value.textValue().length() : value.size();
  }

  private static JsonNode moved(ObjectNode mapping, JsonNode root) {
    ObjectNode others = mapping.deepCopy();
    others.remove(DIRECTIVE);
    JsonNode moved = root.deepCopy();
    if (moved.iterator().next() instanceof ObjectNode options) {
      options.set("mapping", others);
    }
    return moved;
  }

  /// What `{...mapping}` makes of it: lists and texts become objects with index keys.
  private static ObjectNode spread(JsonNode written) {
    if (written instanceof ObjectNode mapping) {
      return mapping;
    }
    ObjectNode spread = JsonNodeFactory.instance.objectNode();
    if (written instanceof ArrayNode array) {
      Iterator<JsonNode> items = array.iterator();
      for (int i = 0; items.hasNext(); i++) {
        spread.set(Integer.toString(i), items.next());
      }
    } else if (written.isTextual()) {
      String text = written.textValue();
      for (int i = 0; i < text.length(); i++) {
        spread.put(Integer.toString(i), text.substring(i, i + 1));
      }
    }
    return spread;
  }
}
