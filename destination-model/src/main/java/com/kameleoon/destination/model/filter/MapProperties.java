package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.fql.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `map_properties` of Segment's routing rules: copies, moves, sets and prints values. Reads from
/// the event as it was before any change.
final class MapProperties implements Transformer {
  private final JsonNode map;

  MapProperties(JsonNode map) {
    this.map = map;
  }

  @Override
  public Optional<JsonNode> apply(JsonNode event) {
    JsonNode changed = event.deepCopy();
    for (Map.Entry<String, JsonNode> entry : EcmaKeys.members(map)) {
      String key = entry.getKey();
      if (hasParent(event, changed, key)) {
        map(key, entry.getValue(), event, changed);
      }
    }
    return Optional.of(changed);
  }

  /// The parent is an object, a list or null before the change; at the top there always is one.
  private static boolean hasParent(JsonNode before, JsonNode changed, String key) {
    int dot = key.lastIndexOf('.');
    JsonNode parent = dot < 0 ? changed : FieldPath.ofDots(key.substring(0, dot)).in(before);
    return parent.isContainerNode() || parent.isNull();
  }

  private static void map(String key, JsonNode action, JsonNode before, JsonNode changed) {
    if (action.isNull()) {
      throw new EvaluationFailure("Cannot read properties of null (reading 'copy')");
    }
    String copy = action.path("copy").asText("");
    String move = action.path("move").asText("");
    if (!copy.isEmpty()) {
      copy(key, copy, before, changed);
    } else if (!move.isEmpty()) {
      copy(key, move, before, changed);
      unset(changed, move);
    } else if (action.has("set")) {
      PathSetter.set(changed, key, action.path("set").deepCopy());
    }
    if (Ecma.isTruthy(action.path("to_string"))) {
      print(key, changed);
    }
  }

  private static void copy(String to, String from, JsonNode before, JsonNode changed) {
    JsonNode value = FieldPath.ofDots(from).in(before);
    if (!value.isMissingNode()) {
      PathSetter.set(changed, to, value.deepCopy());
    }
  }

  private static void print(String key, JsonNode changed) {
    JsonNode value = FieldPath.ofDots(key).in(changed);
    if (!value.isTextual() && !value.isContainerNode()) {
      PathSetter.set(changed, key, TextNode.valueOf(EcmaJson.print(value)));
    }
  }

  /// Only where the path leads to something that is true in JavaScript; an escaped dot joins the
  /// last two keys.
  private static void unset(JsonNode changed, String path) {
    if (!Ecma.isTruthy(FieldPath.ofDots(path).in(changed))) {
      return;
    }
    List<String> keys = new ArrayList<>(List.of(path.split("\\.", -1)));
    String last = keys.removeLast();
    while (!keys.isEmpty() && keys.getLast().endsWith("\\")) {
      String before = keys.removeLast();
      last = before.substring(0, before.length() - 1) + "." + last;
    }
    JsonNode owner =
        keys.isEmpty() ? changed : FieldPath.ofDots(String.join(".", keys)).in(changed);
    remove(owner, last);
  }

  private static void remove(JsonNode owner, String key) {
    if (owner.isTextual()) {
      throw new EvaluationFailure("Cannot delete property '%s' of [object String]".formatted(key));
    }
    if (owner instanceof ObjectNode object) {
      object.remove(key);
    } else if (owner instanceof ArrayNode list) {
      int index = PathSetter.index(key);
      if (index >= 0 && index < list.size()) {
        list.setNull(index);
      }
    }
  }
}
