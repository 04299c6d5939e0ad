package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.Map;

/// `@merge`: one object of all members; with `left` the earlier operand wins, else the later one.
///
/// Operands without members are passed over. Segment spreads texts and lists into indices; strict
/// refuses them. In Segment a member that finds nothing wins all the same; not so in strict.
record MergeTerm(Term direction, Term[] operands, Dialect dialect) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode[] objects = new JsonNode[operands.length];
    boolean left = direction.resolve(payload, budget).asText().equals("left");
    for (int i = 0; i < operands.length; i++) {
      objects[left ? operands.length - 1 - i : i] = operands[i].resolve(payload, budget);
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (JsonNode object : objects) {
      assign(merged, object, budget);
    }
    return merged;
  }

  private void assign(ObjectNode merged, JsonNode operand, Budget budget) {
    if (operand.isObject()) {
      budget.take(operand.size());
      for (Map.Entry<String, JsonNode> member : operand.properties()) {
        if (dialect == Dialect.COMPAT || !member.getValue().isMissingNode()) {
          merged.set(member.getKey(), member.getValue());
        }
      }
    } else if (operand.isTextual() || operand.isArray()) {
      spread(merged, operand, budget);
    }
  }

  private void spread(ObjectNode merged, JsonNode operand, Budget budget) {
    if (dialect == Dialect.STRICT) {
      throw new EvaluationFailure(
          "@merge: an operand is a %s, which Segment would spread into numbered members; merge only objects"
              .formatted(Ecma.typeOf(operand)));
    }
    int length = operand.isArray() ? operand.size() : operand.textValue().length();
    budget.take(length);
    for (int i = 0; i < length; i++) {
      merged.set(Integer.toString(i), operand.isArray() ? operand.get(i) : letter(operand, i));
    }
  }

  private static JsonNode letter(JsonNode text, int i) {
    return TextNode.valueOf(text.textValue().substring(i, i + 1));
  }
}
