package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `JSON.stringify(value, null, indent)`.
final class IndentedJson {
  private IndentedJson() {}

  static String print(JsonNode value, String unit, Budget budget) {
    return print(value, unit, "\n", budget);
  }

  private static String print(JsonNode value, String unit, String line, Budget budget) {
    if (!value.isContainerNode() || value.isEmpty()) {
      return EcmaJson.print(value, budget);
    }
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> parts.add(print(item, unit, line + unit, budget)));
    } else {
      for (Map.Entry<String, JsonNode> member : EcmaKeys.members(value)) {
        String name = EcmaJson.print(TextNode.valueOf(member.getKey()), budget);
        parts.add(name + ": " + print(member.getValue(), unit, line + unit, budget));
      }
    }
    budget.take((line.length() + unit.length()) * parts.size());
    String inside = line + unit + String.join("," + line + unit, parts) + line;
    return value.isArray() ? "[" + inside + "]" : "{" + inside + "}";
  }
}
