package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A trigger as JSON, in the shape of the reference's own tree.
final class SegmentTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SegmentTree() {}

  static TriggerReading read(String text) {
    return SegmentReader.read(Lexer.asSegment(text));
  }

  static JsonNode of(TriggerReading reading) {
    return switch (reading) {
      case TriggerReading.Understood(Trigger.Group root) -> node(root);
      case TriggerReading.Unreadable(String message) -> JSON.objectNode().put("error", message);
    };
  }

  private static JsonNode node(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Group group -> group(group);
      case Trigger.Condition condition -> condition(condition);
      case Trigger.Hole _ -> JSON.nullNode();
    };
  }

  private static ObjectNode group(Trigger.Group group) {
    ObjectNode node = JSON.objectNode().put("type", "group").put("operator", group.conditional());
    group.children().forEach(child -> node.withArray("children").add(node(child)));
    return node;
  }

  private static ObjectNode condition(Trigger.Condition condition) {
    ObjectNode node = JSON.objectNode().put("type", condition.subject().condition());
    if (condition.subject().isObject()) {
      node.put("name", condition.name());
    }
    node.put("operator", condition.operator());
    condition.value().ifPresent(value -> node.set("value", value(value)));
    return node;
  }

  private static JsonNode value(Literal literal) {
    return switch (literal) {
      case Literal.Text(String text) -> JSON.textNode(text);
      case Literal.Numeric(double number) -> number(number);
      case Literal.Bool(boolean value) -> JSON.booleanNode(value);
    };
  }

  private static JsonNode number(double number) {
    if (Double.isNaN(number)) {
      return JSON.nullNode();
    }
    return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE
        ? JSON.numberNode((int) number)
        : JSON.numberNode(number);
  }
}
