package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Map;

/// `@flatten`: one object whose keys are the paths to the leaves; empty objects and lists vanish.
record FlattenTerm(Term separator, Term value, boolean omitArrays) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode text = separator.resolve(payload, budget);
    if (!text.isTextual()) {
      throw new EvaluationFailure("@flatten requires a string separator");
    }
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    new Flattening(text.textValue(), omitArrays, flat, budget)
        .add("", value.resolve(payload, budget));
    return flat;
  }

  /// One walk down a tree.
  private record Flattening(String separator, boolean omitArrays, ObjectNode flat, Budget budget) {
    void add(String prefix, JsonNode value) {
      budget.take(prefix.length() + 1);
      if (value.isObject()) {
        for (Map.Entry<String, JsonNode> member : EcmaKeys.members(value)) {
          add(under(prefix, member.getKey()), member.getValue());
        }
      } else if (value.isArray() && !omitArrays) {
        for (int i = 0; i < value.size(); i++) {
          add(under(prefix, Integer.toString(i)), value.get(i));
        }
      } else {
        flat.set(prefix, value);
      }
    }

    private String under(String prefix, String key) {
      return prefix.isEmpty() ? key : prefix + separator + key;
    }
  }
}
