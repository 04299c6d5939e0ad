package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.ecma.Budget;

/// `@arrayPath` with a shape: each item of the list becomes what the shape makes of it. A single
/// object counts as a list of one; anything else is returned as it is.
record ArrayPathTerm(Term root, Term shape) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode found = root.resolve(payload, budget);
    if (!found.isContainerNode()) {
      return found;
    }
    ArrayNode shaped = JsonNodeFactory.instance.arrayNode();
    if (found.isObject()) {
      return shaped.add(shape.resolve(found, budget));
    }
    budget.take(found.size());
    for (JsonNode item : found) {
      shaped.add(shape.resolve(item, budget));
    }
    return shaped;
  }
}
