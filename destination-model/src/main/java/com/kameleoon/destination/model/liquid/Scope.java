package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one rendering knows: the event, and the variables that the template has set.
final class Scope {
  private final JsonNode event;
  private final Budget budget;
  private final Map<String, JsonNode> variables = new HashMap<>();
  private final Map<String, JsonNode> counters = new HashMap<>();
  private final Map<String, Integer> cycles = new HashMap<>();
  private boolean stopped;

  Scope(JsonNode event, Budget budget) {
    this.event = event;
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }

  /// A scope in which another value stands for the event.
  Scope of(JsonNode value) {
    return new Scope(value, budget);
  }

  void assign(String name, JsonNode value) {
    variables.put(name, value);
  }

  /// After `break` or `continue` nothing more is rendered: there are no loops to end.
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /// Adds to a counter, which begins at the event's member of that name or at 0.
  ///
  /// @return the counter before
  double count(String name, double step) {
    JsonNode before = counters.getOrDefault(name, Values.member(event, name));
    double value = before.isNumber() ? before.doubleValue() : 0;
    counters.put(name, Values.of(value + step));
    return value;
  }

  /// The next of so many candidates of a group.
  int cycle(String group, int candidates) {
    int index = cycles.getOrDefault(group, 0);
    cycles.put(group, (index + 1) % candidates);
    return index;
  }

  JsonNode find(List<JsonNode> keys) {
    String first = Values.ecmaText(keys.getFirst(), budget);
    JsonNode variable = variables.get(first);
    if (variable == null && !first.isEmpty()) {
      variable = counters.get(first);
    }
    JsonNode root = variable == null ? member(first) : variable;
    return find(root, keys.subList(1, keys.size()));
  }

  /// A member of the event; where it has none, an object without members is asked.
  private JsonNode member(String name) {
    JsonNode found = Values.member(event, name);
    return found.isMissingNode() && name.equals("size") ? IntNode.valueOf(0) : found;
  }

  JsonNode find(JsonNode root, List<JsonNode> keys) {
    JsonNode value = root;
    for (JsonNode key : keys) {
      value = read(value, key);
    }
    return value;
  }

  private JsonNode read(JsonNode value, JsonNode key) {
    JsonNode plainKey = Special.plain(key);
    if (Ecma.isNullish(value)) {
      return value;
    }
    if (Special.isRule(value)) {
      return MissingNode.getInstance();
    }
    if (value.isArray() && plainKey.isNumber()) {
      return Values.item(value, plainKey.doubleValue());
    }
    String name = Values.ecmaText(plainKey, budget);
    return switch (name) {
      case "size" -> size(value);
      case "first" -> value.isArray() ? Values.item(value, 0) : Values.member(value, name);
      case "last" -> value.isArray() ? Values.item(value, -1) : Values.member(value, name);
      default -> Values.member(value, name);
    };
  }

  private static JsonNode size(JsonNode value) {
    if (value.isObject()) {
      return value.has("size") ? value.get("size") : IntNode.valueOf(value.size());
    }
    int length = Values.length(value);
    return length < 0 ? MissingNode.getInstance() : IntNode.valueOf(length);
  }
}
