package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Writes a condition as Segment's intermediate representation: what its servers send to libraries.
final class FilterIr {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FilterIr() {}

  static JsonNode of(Expression expression) {
    return switch (expression) {
      case Expression.AnyOf(List<Expression> children, int _) -> list("or", children);
      case Expression.AllOf(List<Expression> children, int _) -> list("and", children);
      case Expression.Not(Expression negated, int _) -> list("!", List.of(negated));
      case Expression.Compare(String operator, Expression left, Expression right, int _) ->
          list(operator, List.of(left, right));
      case Expression.In(Expression item, Expression list, int _) ->
          list("in", List.of(item, list));
      case Expression.Call(FilterFunction function, List<Expression> arguments, int _) ->
          list(function.written(), arguments);
      case Expression.Field(List<String> keys, int _) -> JSON.textNode(String.join(".", keys));
      case Expression.Value(JsonNode value, int _) -> value(value);
      case Expression.Items(List<JsonNode> values, int _) -> items(values);
    };
  }

  private static ArrayNode list(String token, List<Expression> arguments) {
    ArrayNode list = JSON.arrayNode().add(token);
    arguments.forEach(argument -> list.add(of(argument)));
    return list;
  }

  private static JsonNode items(List<JsonNode> values) {
    ArrayNode items = JSON.arrayNode();
    values.forEach(item -> items.add(value(item)));
    return value(items);
  }

  private static ObjectNode value(JsonNode value) {
    return JSON.objectNode().set("value", value);
  }
}
