package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Changes JSON a little: a part of it becomes something else, goes, or moves.
///
/// @param parts what a part may become
record JsonChange(Draw draw, WordDraw words, TextChange texts, List<JsonNode> parts) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// With the parts of all these as what a part may become.
  static JsonChange among(Draw draw, WordDraw words, TextChange texts, Iterable<JsonNode> all) {
    List<JsonNode> parts = new ArrayList<>();
    all.forEach(node -> collect(node, parts));
    return new JsonChange(draw, words, texts, parts);
  }

  private static void collect(JsonNode node, List<JsonNode> parts) {
    parts.add(node);
    node.forEach(child -> collect(child, parts));
  }

  /// Changed in up to so many places.
  JsonNode changed(JsonNode node, int times) {
    JsonNode changed = node.deepCopy();
    for (int i = draw.below(times + 1); i > 0; i--) {
      changed = once(changed);
    }
    return changed;
  }

  private JsonNode once(JsonNode root) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    containers.removeIf(node -> !node.isContainerNode());
    if (containers.isEmpty() || draw.oneIn(20)) {
      return other(root);
    }
    switch (containers.get(draw.below(containers.size()))) {
      case ObjectNode object -> member(object);
      case ArrayNode array -> item(array);
      default -> throw new IllegalStateException("a container is neither");
    }
    return root;
  }

  private void member(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || draw.oneIn(10)) {
      object.set(words.name(), part());
      return;
    }
    String name = names.get(draw.below(names.size()));
    switch (draw.below(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(texts.changed(name), object.remove(name));
      default -> object.set(name, other(object.get(name)));
    }
  }

  private void item(ArrayNode array) {
    if (array.isEmpty() || draw.oneIn(8)) {
      array.insert(draw.below(array.size() + 1), part());
      return;
    }
    int at = draw.below(array.size());
    switch (draw.below(8)) {
      case 0 -> array.remove(at);
      case 1 -> array.add(array.get(at).deepCopy());
      default -> array.set(at, other(array.get(at)));
    }
  }

  private JsonNode other(JsonNode node) {
    if (node.isTextual() && !draw.oneIn(3)) {
      return JSON.textNode(texts.changed(node.textValue()));
    }
    return switch (draw.below(6)) {
      case 0 -> words.scalar();
      case 1 -> JSON.arrayNode().add(node);
      case 2 -> JSON.objectNode().set(words.name(), node);
      default -> part();
    };
  }

  private JsonNode part() {
    return parts.get(draw.below(parts.size())).deepCopy();
  }
}
