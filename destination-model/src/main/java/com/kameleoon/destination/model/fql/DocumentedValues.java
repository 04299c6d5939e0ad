package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// Filter values as Segment's documentation has them: missing is null, types compare strictly.
final class DocumentedValues {
  private DocumentedValues() {}

  static boolean isNull(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  static String typeName(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case ARRAY -> "list";
      case NULL, MISSING -> "null";
      case OBJECT, BINARY, POJO -> "object";
    };
  }

  /// Same type and same value; integers of any size exactly; the order of keys does not count.
  static boolean equal(JsonNode a, JsonNode b) {
    if (isNull(a) || isNull(b)) {
      return isNull(a) && isNull(b);
    }
    return a.equals(DocumentedValues::byNumber, b);
  }

  private static int byNumber(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return order(a, b);
    }
    return a.equals(b) ? 0 : 1;
  }

  /// False where one of them is no number.
  static boolean ordered(JsonNode a, String operator, JsonNode b) {
    if (!a.isNumber() || !b.isNumber()) {
      return false;
    }
    int order = order(a, b);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> false;
    };
  }

  private static int order(JsonNode a, JsonNode b) {
    if (a.isIntegralNumber() && b.isIntegralNumber()) {
      return a.canConvertToLong() && b.canConvertToLong()
          ? Long.compare(a.longValue(), b.longValue())
          : a.bigIntegerValue().compareTo(b.bigIntegerValue());
    }
    return Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0);
  }

  /// Items of a list, UTF-8 bytes of a text, 0 of null; -1 of anything else.
  static int length(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> value.size();
      case STRING -> bytes(value.textValue());
      case NULL, MISSING -> 0;
      case NUMBER, BOOLEAN, OBJECT, BINARY, POJO -> -1;
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
