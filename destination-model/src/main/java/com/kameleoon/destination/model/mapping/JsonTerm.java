package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EcmaJson;

/// `@json`: to a text, or back; a text that is not JSON comes back as it is.
final class JsonTerm {
  private JsonTerm() {}

  static Term of(String mode, Term value) {
    return switch (mode) {
      case "encode" -> (payload, budget) -> encoded(value.resolve(payload, budget), budget);
      case "decode" -> (payload, budget) -> decoded(value.resolve(payload, budget));
      default ->
          (payload, budget) -> {
            value.resolve(payload, budget);
            return Term.ABSENT.resolve(payload, budget);
          };
    };
  }

  private static JsonNode encoded(JsonNode value, Budget budget) {
    return value.isMissingNode() ? value : TextNode.valueOf(EcmaJson.print(value, budget));
  }

  private static JsonNode decoded(JsonNode value) {
    return value.isTextual()
        ? EcmaJson.parse(value.textValue()).map(JsonTerm::finite).orElse(value)
        : value;
  }

  /// Nothing infinite: a number beyond a double's range travels as null, as JSON has no other form
  /// for it.
  private static JsonNode finite(JsonNode value) {
    switch (value) {
      case ObjectNode object ->
          object.properties().forEach(field -> field.setValue(finite(field.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, finite(array.get(i)));
        }
      }
      default -> {
        return value.isNumber() && !Double.isFinite(value.doubleValue())
            ? NullNode.instance
            : value;
      }
    }
    return value;
  }
}
