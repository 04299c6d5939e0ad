package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.fql.FieldPath;
import java.util.List;

/// An edit of the object at a path, or of each object of the list at it. Copies only what is on the
/// way to a change.
final class PathEdit {
  private final List<FieldPath> keys;
  private final List<String> names;
  private final ObjectEdit edit;

  /// @param path dots only; the empty path is the event itself
  PathEdit(String path, ObjectEdit edit) {
    this.names = path.isEmpty() ? List.of() : FieldPath.ofDots(path).keys();
    this.keys = names.stream().map(name -> FieldPath.ofKey(name)).toList();
    this.edit = edit;
  }

  JsonNode apply(JsonNode event) {
    return apply(event, 0);
  }

  private JsonNode apply(JsonNode node, int depth) {
    if (depth == keys.size()) {
      return target(node);
    }
    JsonNode child = keys.get(depth).in(node);
    JsonNode edited = child.isContainerNode() ? apply(child, depth + 1) : child;
    return edited == child ? node : with(node, names.get(depth), edited);
  }

  private JsonNode target(JsonNode node) {
    return switch (node) {
      case ArrayNode list -> items(list);
      case ObjectNode object -> edit.edited(object);
      default -> node;
    };
  }

  private JsonNode items(ArrayNode list) {
    JsonNode copy = list;
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      JsonNode edited = item.isContainerNode() ? edit.edited(item) : item;
      if (edited != item) {
        copy = with(copy == list ? Containers.copy(list) : copy, i, edited);
      }
    }
    return copy;
  }

  private static JsonNode with(JsonNode copy, int index, JsonNode item) {
    ((ArrayNode) copy).set(index, item);
    return copy;
  }

  private static JsonNode with(JsonNode owner, String key, JsonNode value) {
    JsonNode copy = Containers.copy(owner);
    if (copy instanceof ObjectNode object) {
      object.set(key, value);
      return copy;
    }
    return with(copy, Integer.parseInt(key), value);
  }
}
