package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.Budget;

/// An object whose members are resolved.
record MembersTerm(String[] names, Term[] values, boolean keepAbsent) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    budget.take(names.length);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.length; i++) {
      JsonNode value = values[i].resolve(payload, budget);
      if (keepAbsent || !value.isMissingNode()) {
        object.set(names[i], value);
      }
    }
    return object;
  }
}
