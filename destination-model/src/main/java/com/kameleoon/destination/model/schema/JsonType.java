package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// A type of JSON Schema.
enum JsonType {
  STRING,
  NUMBER,
  INTEGER,
  BOOLEAN,
  OBJECT,
  ARRAY,
  NULL;

  private final String word = name().toLowerCase(Locale.ROOT);

  String word() {
    return word;
  }

  boolean matches(JsonNode value) {
    return switch (this) {
      case STRING -> value.isTextual();
      case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
      case INTEGER -> value.isNumber() && isWhole(value.doubleValue());
      case BOOLEAN -> value.isBoolean();
      case OBJECT -> value.isObject();
      case ARRAY -> value.isArray();
      case NULL -> value.isNull();
    };
  }

  private static boolean isWhole(double number) {
    return Double.isFinite(number) && number == Math.rint(number);
  }

  /// The type of a value as messages name it: `a string`, `an array`, `null`.
  static String described(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case ARRAY -> "an array";
      case OBJECT, POJO, BINARY -> "an object";
      case NULL -> "null";
      case MISSING -> "undefined";
    };
  }
}
