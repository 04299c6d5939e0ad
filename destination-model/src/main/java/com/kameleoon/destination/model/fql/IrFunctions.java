package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/// The functions of Segment's intermediate representation.
final class IrFunctions {
  private static final DoubleNode NOT_A_NUMBER = DoubleNode.valueOf(Double.NaN);

  private IrFunctions() {}

  /// @param call a list that starts with the name of a function
  static Operand of(JsonNode call) {
    Operand first = IrOperands.of(call.path(1));
    return switch (call.path(0).asText()) {
      case "lowercase" -> event -> lowercase(first.value(event));
      case "typeof" -> event -> TextNode.valueOf(IrValues.typeName(first.value(event)));
      case "length" -> event -> length(first.value(event));
      default -> {
        EventMatcher condition = condition(call);
        yield event -> BooleanNode.valueOf(condition.matches(event));
      }
    };
  }

  /// `contains`, `match` and `semver`.
  static EventMatcher condition(JsonNode call) {
    Operand first = IrOperands.of(call.path(1));
    Operand second = IrOperands.of(call.path(2));
    return switch (call.path(0).asText()) {
      case "contains" -> IrShortcuts.contains(call, contains(first, second));
      case "match" -> match(call, first, second);
      default -> semver(first, second, IrOperands.of(call.path(3)));
    };
  }

  private static EventMatcher contains(Operand text, Operand part) {
    return event -> {
      JsonNode a = text.value(event);
      JsonNode b = part.value(event);
      return a.isTextual() && b.isTextual() && a.textValue().contains(b.textValue());
    };
  }

  private static EventMatcher match(JsonNode call, Operand text, Operand pattern) {
    JsonNode written = call.path(2).path("value");
    if (written.isTextual()) {
      EventMatcher literal = Patterns.literal(text, written.textValue());
      return IrShortcuts.match(call.path(1), written.textValue(), literal);
    }
    return event -> {
      JsonNode a = text.value(event);
      JsonNode b = pattern.value(event);
      return a.isTextual() && b.isTextual() && Patterns.matches(a.textValue(), b.textValue());
    };
  }

  private static EventMatcher semver(Operand left, Operand operator, Operand right) {
    return event -> {
      JsonNode a = left.value(event);
      JsonNode op = operator.value(event);
      JsonNode b = right.value(event);
      return a.isTextual()
          && op.isTextual()
          && b.isTextual()
          && Semver.holds(a.textValue(), op.textValue(), b.textValue());
    };
  }

  private static JsonNode lowercase(JsonNode value) {
    return value.isTextual()
        ? TextNode.valueOf(value.textValue().toLowerCase(Locale.ROOT))
        : NullNode.getInstance();
  }

  private static JsonNode length(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> IntNode.valueOf(0);
      case ARRAY -> IntNode.valueOf(value.size());
      case STRING -> IntNode.valueOf(value.textValue().length());
      case MISSING, NUMBER, BOOLEAN, OBJECT, BINARY, POJO -> NOT_A_NUMBER;
    };
  }
}
