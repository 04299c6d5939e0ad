package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
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
    return value.isTextual() ? EcmaJson.parse(value.textValue()).orElse(value) : value;
  }
}
