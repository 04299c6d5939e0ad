package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.Budget;
import java.util.Map;

/// Leaves out absent members at any depth; absent items stay. What has none is returned as it is.
record AbsentRemoval(Term term) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    return clean(term.resolve(payload, budget), budget);
  }

  private static JsonNode clean(JsonNode value, Budget budget) {
    budget.take(1);
    return switch (value) {
      case ObjectNode object -> object(object, budget);
      case ArrayNode array -> array(array, budget);
      default -> value;
    };
  }

  private static ObjectNode object(ObjectNode object, Budget budget) {
    ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
    boolean changed = false;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode before = member.getValue();
      JsonNode after = clean(before, budget);
      changed |= after != before || before.isMissingNode();
      if (!after.isMissingNode()) {
        cleaned.set(member.getKey(), after);
      }
    }
    return changed ? cleaned : object;
  }

  private static ArrayNode array(ArrayNode array, Budget budget) {
    ArrayNode cleaned = JsonNodeFactory.instance.arrayNode(array.size());
    boolean changed = false;
    for (JsonNode before : array) {
      JsonNode after = clean(before, budget);
      changed |= after != before;
      cleaned.add(after);
    }
    return changed ? cleaned : array;
  }
}
