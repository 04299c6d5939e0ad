package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Segment's intermediate representation of filters, evaluated as Segment's library does: where
/// that throws, [EvaluationFailure] is thrown.
final class IrCompiler {
  private IrCompiler() {}

  /// The whole expression: everything that is not a boolean is false.
  static EventMatcher compile(JsonNode ir) {
    if (!ir.isArray() || !isValueFunction(ir)) {
      return condition(ir);
    }
    Operand operand = IrFunctions.of(ir);
    return event -> {
      operand.value(event);
      return false;
    };
  }

  /// A part of an expression: what is not a boolean counts as JavaScript counts it.
  private static EventMatcher condition(JsonNode ir) {
    if (!ir.isArray()) {
      Operand operand = IrOperands.of(ir);
      return event -> {
        JsonNode value = operand.value(event);
        return value.isBoolean() && value.booleanValue();
      };
    }
    if (isValueFunction(ir)) {
      Operand operand = IrFunctions.of(ir);
      return event -> Ecma.isTruthy(operand.value(event));
    }
    return switch (token(ir)) {
      case "!" -> not(condition(ir.path(1)));
      case "and" -> Matchers.all(rest(ir));
      case "or" -> Matchers.any(rest(ir));
      case "=" -> equality(ir, true);
      case "!=" -> equality(ir, false);
      case "<", "<=", ">", ">=" -> order(ir, token(ir));
      case "in" -> in(IrOperands.of(ir.path(1)), IrOperands.of(ir.path(2)));
      case "contains", "match", "semver" -> IrFunctions.condition(ir);
      default -> fails(unknown(ir));
    };
  }

  private static EventMatcher not(EventMatcher negated) {
    return event -> !negated.matches(event);
  }

  private static List<EventMatcher> rest(JsonNode ir) {
    List<EventMatcher> rest = new ArrayList<>();
    for (int i = 1; i < ir.size(); i++) {
      rest.add(condition(ir.path(i)));
    }
    return rest;
  }

  private static EventMatcher equality(JsonNode ir, boolean wanted) {
    Operand left = IrOperands.evaluated(ir.path(1));
    Operand right = IrOperands.evaluated(ir.path(2));
    return IrShortcuts.equality(
        ir, wanted, event -> IrValues.equal(left.value(event), right.value(event)) == wanted);
  }

  private static EventMatcher order(JsonNode ir, String operator) {
    Operand left = IrOperands.evaluated(ir.path(1));
    Operand right = IrOperands.evaluated(ir.path(2));
    return IrShortcuts.order(
        ir, operator, event -> IrValues.ordered(left.value(event), operator, right.value(event)));
  }

  private static EventMatcher in(Operand item, Operand list) {
    return event -> {
      JsonNode wanted = item.value(event);
      JsonNode items = list.value(event);
      if (!items.isArray()) {
        throw new EvaluationFailure(IrOperands.noList(items));
      }
      for (JsonNode one : items) {
        if (IrValues.same(IrOperands.of(one).value(event), wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  private static EventMatcher fails(String message) {
    return _ -> {
      throw new EvaluationFailure(message);
    };
  }

  private static boolean isValueFunction(JsonNode ir) {
    return switch (token(ir)) {
      case "lowercase", "typeof", "length" -> true;
      default -> false;
    };
  }

  /// The first item where it is a text; no operator is empty.
  private static String token(JsonNode ir) {
    return ir.path(0).isTextual() ? ir.path(0).textValue() : "";
  }

  private static String unknown(JsonNode ir) {
    return "FQL IR could not evaluate for token: " + printed(ir.path(0));
  }

  /// As a JavaScript template prints it.
  private static String printed(JsonNode item) {
    return switch (item.getNodeType()) {
      case STRING -> item.textValue();
      case OBJECT -> "[object Object]";
      case ARRAY -> item.valueStream().map(IrCompiler::joined).collect(Collectors.joining(","));
      case NUMBER -> EcmaNumber.print(item.doubleValue());
      case BOOLEAN, NULL, MISSING, BINARY, POJO -> EcmaJson.print(item);
    };
  }

  private static String joined(JsonNode item) {
    return item.isNull() ? "" : printed(item);
  }
}
