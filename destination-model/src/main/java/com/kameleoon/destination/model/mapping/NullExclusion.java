package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.Budget;
import java.util.Map;

/// `@excludeWhenNull`: null becomes absent, at the top and in objects inside objects; lists stay.
record NullExclusion(Term value, boolean keepAbsent) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode resolved = value.resolve(payload, budget);
    return resolved.isNull() ? MissingNode.getInstance() : clean(resolved, budget);
  }

  private JsonNode clean(JsonNode resolved, Budget budget) {
    if (!(resolved instanceof ObjectNode object)) {
      return resolved;
    }
    budget.take(object.size());
    ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!member.getValue().isNull()) {
        cleaned.set(member.getKey(), clean(member.getValue(), budget));
      } else if (keepAbsent) {
        cleaned.set(member.getKey(), MissingNode.getInstance());
      }
    }
    return cleaned;
  }
}
