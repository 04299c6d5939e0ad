package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.ecma.Budget;

/// A list whose items are resolved; absent items stay, and travel as null.
record ItemsTerm(Term[] items) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    budget.take(items.length);
    ArrayNode array = JsonNodeFactory.instance.arrayNode(items.length);
    for (Term item : items) {
      array.add(item.resolve(payload, budget));
    }
    return array;
  }
}
