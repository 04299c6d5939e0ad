package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/// JavaScript's view of JSON values; absent (`undefined`) is a missing node.
final class Ecma {
  private Ecma() {}

  /// False for absent, null, false, zero, NaN and the empty text.
  static boolean isTruthy(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, ARRAY -> true;
      case STRING -> !value.textValue().isEmpty();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> isTruthy(value.doubleValue());
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }

  private static boolean isTruthy(double number) {
    return number != 0 && !Double.isNaN(number);
  }

  static boolean isNullish(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  /// The type's name as the reference's messages have it.
  static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO, BINARY -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case NULL -> "null";
      case MISSING -> "undefined";
    };
  }
}
