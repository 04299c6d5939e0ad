package com.kameleoon.destination.model.ecma;

import com.fasterxml.jackson.databind.JsonNode;

/// JavaScript's view of JSON values; absent (`undefined`) is a missing node.
public final class Ecma {
  private static final long SAFE = 1L << 53;

  private Ecma() {}

  /// False for absent, null, false, zero, NaN and the empty text.
  public static boolean isTruthy(JsonNode value) {
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

  public static boolean isNullish(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  /// The type's name as the reference's messages have it.
  public static String typeOf(JsonNode value) {
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

  /// A number as JavaScript prints it.
  public static String number(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong() && isSafe(number.longValue())
        ? Long.toString(number.longValue())
        : EcmaNumber.print(number.doubleValue());
  }

  /// `Number(value)`; NaN where it is none.
  public static double toNumber(JsonNode value, Budget budget) {
    return switch (value.getNodeType()) {
      case NUMBER -> value.doubleValue();
      case BOOLEAN -> value.booleanValue() ? 1 : 0;
      case NULL -> 0;
      case MISSING -> Double.NaN;
      case STRING -> EcmaNumber.parse(value.textValue());
      case ARRAY, OBJECT, BINARY, POJO -> {
        StringBuilder text = new StringBuilder();
        print(value, text, budget);
        yield EcmaNumber.parse(text.toString());
      }
    };
  }

  private static boolean isSafe(long value) {
    return value <= SAFE && value >= -SAFE;
  }

  /// `String(value)`: lists joined by commas, null and absent items empty, `[object Object]`.
  public static void print(JsonNode value, StringBuilder out, Budget budget) {
    switch (value.getNodeType()) {
      case STRING -> append(value.textValue(), out, budget);
      case NUMBER -> append(number(value), out, budget);
      case BOOLEAN -> append(value.asText(), out, budget);
      case ARRAY -> printItems(value, out, budget);
      case NULL -> append("null", out, budget);
      case MISSING -> append("undefined", out, budget);
      case OBJECT, POJO, BINARY -> append("[object Object]", out, budget);
    }
  }

  private static void printItems(JsonNode array, StringBuilder out, Budget budget) {
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        append(",", out, budget);
      }
      JsonNode item = array.get(i);
      if (!isNullish(item)) {
        print(item, out, budget);
      }
    }
  }

  private static void append(String text, StringBuilder out, Budget budget) {
    budget.take(text.length());
    out.append(text);
  }
}
