package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Looks values up, applies operators, and sends the result through filters.
final class Evaluator {
  private Evaluator() {}

  static JsonNode value(FilteredValue filtered, Scope scope) {
    JsonNode value = expression(filtered.initial(), scope);
    for (FilterCall call : filtered.filters()) {
      value = Filters.apply(call.name(), value, arguments(call, scope), scope);
    }
    return value;
  }

  private static JsonNode expression(Expression expression, Scope scope) {
    Deque<JsonNode> values = new ArrayDeque<>();
    for (Expression.Step step : expression.steps()) {
      switch (step) {
        case Expression.Step.Push(Operand operand) -> values.addLast(operand(operand, scope));
        case Expression.Step.Apply(Operator operator) ->
            values.addLast(apply(operator, values, scope));
      }
    }
    return values.isEmpty() ? MissingNode.getInstance() : values.getFirst();
  }

  private static JsonNode apply(Operator operator, Deque<JsonNode> values, Scope scope) {
    JsonNode right = pop(values);
    JsonNode left = operator == Operator.NOT ? right : pop(values);
    return Comparison.apply(operator, left, right, scope.budget());
  }

  private static JsonNode pop(Deque<JsonNode> values) {
    return values.isEmpty() ? MissingNode.getInstance() : values.removeLast();
  }

  static JsonNode operand(Operand operand, Scope scope) {
    return switch (operand) {
      case Operand.Literal(JsonNode value) -> value;
      case Operand.Access(Optional<Operand> root, List<Operand> keys) -> {
        List<JsonNode> found = keys.stream().map(key -> operand(key, scope)).toList();
        yield root.isPresent() ? scope.find(operand(root.get(), scope), found) : scope.find(found);
      }
      case Operand.Range(Operand low, Operand high) ->
          range(operand(low, scope), operand(high, scope), scope);
    };
  }

  private static ArrayNode range(JsonNode low, JsonNode high, Scope scope) {
    double from = Values.ecmaNumber(low, scope.budget());
    double to = Values.ecmaNumber(high, scope.budget()) + 1;
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    for (double number = from; number < to; number++) {
      scope.budget().take(1);
      numbers.add(number);
    }
    return numbers;
  }

  private static List<JsonNode> arguments(FilterCall call, Scope scope) {
    List<JsonNode> arguments = new ArrayList<>();
    for (FilterCall.Argument argument : call.arguments()) {
      JsonNode value =
          argument.value().map(found -> operand(found, scope)).orElse(MissingNode.getInstance());
      arguments.add(argument.key().map(key -> pair(key, value)).orElse(value));
    }
    return arguments;
  }

  private static JsonNode pair(String key, JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().add(key).add(value);
  }
}
