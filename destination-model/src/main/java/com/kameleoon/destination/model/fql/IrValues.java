package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EcmaJson;

/// Segment's filter evaluator on values: JavaScript's strict comparisons.
final class IrValues {
  private IrValues() {}

  /// `typeof` of JavaScript.
  static String typeName(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case MISSING -> "undefined";
      case NULL, OBJECT, ARRAY, BINARY, POJO -> "object";
    };
  }

  /// Objects, lists and null by their JSON text, so the order of keys counts.
  static boolean equal(JsonNode a, JsonNode b) {
    if (isObject(a) && isObject(b)) {
      return a == b || EcmaJson.print(a).equals(EcmaJson.print(b));
    }
    return same(a, b);
  }

  /// `===`
  static boolean same(JsonNode a, JsonNode b) {
    if (a.isTextual()) {
      return b.isTextual() && a.textValue().equals(b.textValue());
    }
    if (a.isNumber()) {
      return b.isNumber() && a.doubleValue() == b.doubleValue();
    }
    if (a.isBoolean()) {
      return b.isBoolean() && a.booleanValue() == b.booleanValue();
    }
    return a == b || (a.isNull() && b.isNull()) || (a.isMissingNode() && b.isMissingNode());
  }

  static boolean ordered(JsonNode a, String operator, JsonNode b) {
    if (!a.isNumber() || !b.isNumber()) {
      return false;
    }
    return ordered(a.doubleValue(), operator, b.doubleValue());
  }

  static boolean ordered(double left, String operator, double right) {
    return switch (operator) {
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      case ">=" -> left >= right;
      default -> false;
    };
  }

  private static boolean isObject(JsonNode value) {
    return value.isNull() || value.isContainerNode();
  }
}
