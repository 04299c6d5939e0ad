package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;

/// What stands beside an operator in Segment's intermediate representation.
final class IrOperands {
  private IrOperands() {}

  /// Lists as they are, `{"value": x}` as x, texts as paths, anything else as the reference has it.
  static Operand of(JsonNode item) {
    return switch (item.getNodeType()) {
      case ARRAY -> _ -> item;
      case OBJECT -> constant(item.path("value"));
      case STRING -> FieldPath.ofDots(item.textValue())::in;
      case NUMBER, BOOLEAN -> event -> event;
      case NULL -> fails("Cannot read properties of null (reading 'value')");
      case MISSING, BINARY, POJO -> fails("Cannot read properties of undefined (reading 'split')");
    };
  }

  /// The same, with function calls evaluated; a list of the event that looks like one is taken for
  /// one, as in the reference.
  static Operand evaluated(JsonNode item) {
    if (item.isArray()) {
      return evaluatedConstant(item);
    }
    if (item.isObject()) {
      return evaluatedConstant(item.path("value"));
    }
    Operand operand = of(item);
    return event -> {
      JsonNode value = operand.value(event);
      return isCall(value) ? IrFunctions.of(value).value(event) : value;
    };
  }

  private static Operand evaluatedConstant(JsonNode value) {
    return isCall(value) ? IrFunctions.of(value) : constant(value);
  }

  private static Operand constant(JsonNode value) {
    return _ -> value;
  }

  private static boolean isCall(JsonNode value) {
    if (!value.isArray() || !value.path(0).isTextual()) {
      return false;
    }
    return switch (value.path(0).textValue()) {
      case "lowercase", "length", "typeof" -> value.size() == 2;
      case "contains", "match" -> value.size() == 3;
      case "semver" -> value.size() == 4;
      default -> false;
    };
  }

  static String noList(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "Cannot read properties of undefined (reading 'find')";
      case NULL -> "Cannot read properties of null (reading 'find')";
      case ARRAY, BINARY, BOOLEAN, NUMBER, OBJECT, POJO, STRING -> "list.find is not a function";
    };
  }

  private static Operand fails(String message) {
    return _ -> {
      throw new EvaluationFailure(message);
    };
  }
}
