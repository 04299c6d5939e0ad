package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// Makes a condition runnable as Segment documents it: missing is null, functions nest, lists of
/// the event can be searched.
final class DocumentedCompiler {
  private DocumentedCompiler() {}

  static EventMatcher compile(Expression expression) {
    return switch (expression) {
      case Expression.AnyOf(List<Expression> children, int _) ->
          Matchers.any(children.stream().map(DocumentedCompiler::compile).toList());
      case Expression.AllOf(List<Expression> children, int _) ->
          Matchers.all(children.stream().map(DocumentedCompiler::compile).toList());
      case Expression.Not(Expression negated, int _) -> not(compile(negated));
      case Expression.Compare compare -> DocumentedShortcuts.comparison(compare, compare(compare));
      case Expression.In(Expression item, Expression list, int _) ->
          in(operand(item), operand(list));
      case Expression.Call(FilterFunction function, List<Expression> arguments, int _)
          when function.arguments() > 1 ->
          condition(function, arguments);
      case Expression.Call _, Expression.Field _, Expression.Value _, Expression.Items _ ->
          isTrue(operand(expression));
    };
  }

  private static EventMatcher not(EventMatcher negated) {
    return event -> !negated.matches(event);
  }

  private static EventMatcher isTrue(Operand operand) {
    return event -> {
      JsonNode value = operand.value(event);
      return value.isBoolean() && value.booleanValue();
    };
  }

  private static EventMatcher compare(Expression.Compare compare) {
    Operand left = operand(compare.left());
    Operand right = operand(compare.right());
    return switch (compare.operator()) {
      case "=" -> event -> DocumentedValues.equal(left.value(event), right.value(event));
      case "!=" -> event -> !DocumentedValues.equal(left.value(event), right.value(event));
      default -> {
        String operator = compare.operator();
        yield event -> DocumentedValues.ordered(left.value(event), operator, right.value(event));
      }
    };
  }

  private static EventMatcher in(Operand item, Operand list) {
    return event -> {
      JsonNode wanted = item.value(event);
      for (JsonNode one : list.value(event)) {
        if (DocumentedValues.equal(one, wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  private static EventMatcher condition(FilterFunction function, List<Expression> arguments) {
    Operand first = operand(arguments.get(0));
    Operand second = operand(arguments.get(1));
    return switch (function) {
      case CONTAINS ->
          DocumentedShortcuts.contains(arguments, texts(first, second, String::contains));
      case MATCH ->
          arguments.get(1) instanceof Expression.Value(JsonNode pattern, int _)
                  && pattern.isTextual()
              ? DocumentedShortcuts.match(
                  arguments.get(0),
                  pattern.textValue(),
                  Patterns.literal(first, pattern.textValue()))
              : texts(first, second, Patterns::matches);
      case SEMVER -> semver(first, second, operand(arguments.get(2)));
      case LOWERCASE, TYPEOF, LENGTH, UPPERCASE, SNAKECASE, KEBABCASE, TITLECASE -> _ -> false;
      case STRING, NUMBER, BOOL -> _ -> false;
    };
  }

  private static EventMatcher semver(Operand left, Operand operator, Operand right) {
    return event -> {
      JsonNode a = left.value(event);
      JsonNode b = right.value(event);
      return a.isTextual()
          && b.isTextual()
          && Semver.holds(a.textValue(), operator.value(event).asText(), b.textValue());
    };
  }

  private static EventMatcher texts(Operand first, Operand second, TextTest test) {
    return event -> {
      JsonNode a = first.value(event);
      JsonNode b = second.value(event);
      return a.isTextual() && b.isTextual() && test.test(a.textValue(), b.textValue());
    };
  }

  private static Operand operand(Expression expression) {
    return switch (expression) {
      case Expression.Field(List<String> keys, int _) -> FieldPath.ofKeys(keys)::in;
      case Expression.Value(JsonNode value, int _) -> _ -> value;
      case Expression.Items(List<JsonNode> values, int _) -> {
        JsonNode list = JsonNodeFactory.instance.arrayNode().addAll(values);
        yield _ -> list;
      }
      case Expression.Call(FilterFunction function, List<Expression> arguments, int _)
          when function.arguments() == 1 ->
          DocumentedFunctions.of(function, operand(arguments.getFirst()));
      case Expression.Call _, Expression.AnyOf _, Expression.AllOf _ -> condition(expression);
      case Expression.Not _, Expression.Compare _, Expression.In _ -> condition(expression);
    };
  }

  private static Operand condition(Expression expression) {
    EventMatcher matcher = compile(expression);
    return event -> BooleanNode.valueOf(matcher.matches(event));
  }

  /// A test of two texts.
  @FunctionalInterface
  private interface TextTest {
    boolean test(String text, String other);
  }
}
