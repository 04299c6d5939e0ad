package com.kameleoon.destination.ingest.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where two JSON values differ.
public final class JsonDiff {
  private static final int MOST = 200;

  private final List<Change> changes = new ArrayList<>();

  private JsonDiff() {}

  /// One difference.
  ///
  /// @param path `properties.price` or `items[2]`
  /// @param before JSON, empty where there was nothing
  /// @param after JSON, empty where there is nothing any more
  public record Change(String path, String before, String after) {}

  public static List<Change> between(JsonNode before, JsonNode after) {
    JsonDiff diff = new JsonDiff();
    diff.compare("", before, after);
    return diff.changes;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after) || changes.size() >= MOST) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name));
      }
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "[" + i + "]", at(before, i), at(after, i));
      }
    } else {
      changes.add(new Change(path.isEmpty() ? "(all)" : path, text(before), text(after)));
    }
  }

  private static JsonNode at(JsonNode array, int index) {
    return index < array.size() ? array.get(index) : JsonNodeFactory.instance.missingNode();
  }

  private static String text(JsonNode json) {
    return json.isMissingNode() ? "" : json.toString();
  }
}
