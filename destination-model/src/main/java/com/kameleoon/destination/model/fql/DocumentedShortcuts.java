package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.List;
import java.util.Optional;

/// Conditions as documented that ask for one value of the event, answered by its letters.
final class DocumentedShortcuts {
  /// Up to here every whole number is a double.
  private static final long EXACT = 1L << 53;

  private DocumentedShortcuts() {}

  /// A comparison of a path, its lower case or its length with a constant.
  static EventMatcher comparison(Expression.Compare compare, EventMatcher condition) {
    if (!(compare.right() instanceof Expression.Value(JsonNode constant, int _))) {
      return condition;
    }
    return switch (compare.left()) {
      case Expression.Field path -> at(path, ofPath(compare.operator(), constant), condition);
      case Expression.Call(FilterFunction function, List<Expression> arguments, int _)
          when arguments.getFirst() instanceof Expression.Field path ->
          at(path, ofFunction(function, compare.operator(), constant), condition);
      default -> condition;
    };
  }

  static EventMatcher contains(List<Expression> arguments, EventMatcher condition) {
    return arguments.get(0) instanceof Expression.Field path
            && arguments.get(1) instanceof Expression.Value(JsonNode part, int _)
            && part.isTextual()
        ? at(path, Questions.contains(part.textValue()), condition)
        : condition;
  }

  static EventMatcher match(Expression path, String pattern, EventMatcher condition) {
    return path instanceof Expression.Field field
        ? at(field, Patterns.compiled(pattern).map(Questions::matches), condition)
        : condition;
  }

  private static Optional<ValueQuestion> ofPath(String operator, JsonNode constant) {
    if (isEquality(operator)) {
      Optional<ValueQuestion> equal =
          constant.isTextual()
              ? Questions.equalTo(constant.textValue())
              : Optional.of(Questions.always(false));
      return equal.map(it -> Questions.is(operator.equals("="), it));
    }
    return isExact(constant)
        ? Optional.of(
            Questions.number(it -> IrValues.ordered(it, operator, constant.doubleValue())))
        : Optional.empty();
  }

  private static Optional<ValueQuestion> ofFunction(
      FilterFunction function, String operator, JsonNode constant) {
    if (function == FilterFunction.LOWERCASE && isEquality(operator) && constant.isTextual()) {
      return Questions.equalToInLowerCase(constant.textValue())
          .map(it -> Questions.is(operator.equals("="), it));
    }
    if (function == FilterFunction.LENGTH && !isEquality(operator) && isExact(constant)) {
      double number = constant.doubleValue();
      return Optional.of(Questions.bytes(it -> IrValues.ordered(it, operator, number)));
    }
    return Optional.empty();
  }

  private static boolean isEquality(String operator) {
    return operator.equals("=") || operator.equals("!=");
  }

  private static boolean isExact(JsonNode number) {
    return number.isFloatingPointNumber()
        || (number.canConvertToLong() && Math.abs(number.longValue()) <= EXACT);
  }

  private static EventMatcher at(
      Expression.Field path, Optional<ValueQuestion> question, EventMatcher condition) {
    return Shortcut.of(FieldPath.ofKeys(path.keys())::ask, question, condition);
  }
}
