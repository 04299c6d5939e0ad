package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import java.util.List;
import java.util.Optional;

/// What the reference's validator makes of a value of another type.
final class Coercion {
  private static final double LONGEST_WHOLE = 9e15;

  private Coercion() {}

  /// The only item of a list; every other value as it is.
  static JsonNode unwrapped(JsonNode value) {
    return value.isArray() && value.size() == 1 ? value.get(0) : value;
  }

  /// By the first of the types that can take the value; empty where none can.
  static Optional<JsonNode> coerce(JsonNode value, List<JsonType> types) {
    for (JsonType type : types) {
      Optional<JsonNode> coerced = coerce(value, type);
      if (coerced.isPresent()) {
        return coerced;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> coerce(JsonNode value, JsonType type) {
    return switch (type) {
      case STRING -> text(value);
      case NUMBER -> number(value);
      case INTEGER -> number(value).filter(Coercion::isWhole);
      case BOOLEAN -> bool(value);
      case NULL -> isNothing(value) ? Optional.of(NullNode.instance) : Optional.empty();
      case OBJECT, ARRAY -> Optional.empty();
    };
  }

  private static Optional<JsonNode> text(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> Optional.of(TextNode.valueOf(EcmaNumber.print(value.doubleValue())));
      case BOOLEAN -> Optional.of(TextNode.valueOf(value.asText()));
      case NULL -> Optional.of(TextNode.valueOf(""));
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> number(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> Optional.of(number(value.booleanValue() ? 1 : 0));
      case NULL -> Optional.of(number(0));
      case STRING -> number(value.textValue());
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> number(String text) {
    double number = text.isEmpty() ? Double.NaN : EcmaNumber.parse(text);
    return Double.isNaN(number) ? Optional.empty() : Optional.of(number(number));
  }

  private static boolean isWhole(JsonNode number) {
    return number.isNull() || number.doubleValue() % 1 == 0;
  }

  /// Infinity travels as null, as JSON has no other form for it.
  private static JsonNode number(double number) {
    if (Double.isInfinite(number)) {
      return NullNode.instance;
    }
    return number == Math.rint(number) && Math.abs(number) < LONGEST_WHOLE
        ? JsonNodeFactory.instance.numberNode((long) number)
        : DoubleNode.valueOf(number);
  }

  private static Optional<JsonNode> bool(JsonNode value) {
    if (value.isNull() || isNumber(value, 0) || isText(value, "false")) {
      return Optional.of(BooleanNode.FALSE);
    }
    return isNumber(value, 1) || isText(value, "true")
        ? Optional.of(BooleanNode.TRUE)
        : Optional.empty();
  }

  /// Not of a boolean: the only item of a list is one that null may take.
  private static boolean isText(JsonNode value, String text) {
    return value.isTextual() && value.textValue().equals(text);
  }

  private static boolean isNothing(JsonNode value) {
    return isNumber(value, 0)
        || (value.isBoolean() && !value.booleanValue())
        || (value.isTextual() && value.textValue().isEmpty());
  }

  private static boolean isNumber(JsonNode value, double number) {
    return value.isNumber() && value.doubleValue() == number;
  }
}
