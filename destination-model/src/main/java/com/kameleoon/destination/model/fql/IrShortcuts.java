package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.Optional;

/// Conditions of Segment's intermediate representation that ask for one value of the event,
/// answered by its letters.
final class IrShortcuts {
  private IrShortcuts() {}

  /// `=` and `!=` of a path, or of its lower case, and a constant.
  static EventMatcher equality(JsonNode ir, boolean wanted, EventMatcher condition) {
    JsonNode left = ir.path(1);
    JsonNode constant = ir.path(2).path("value");
    if (!ir.path(2).isObject() || constant.isArray()) {
      return condition;
    }
    if (isPathOf(left, "lowercase")) {
      return constant.isTextual()
          ? at(
              left.path(1),
              Questions.equalToInLowerCase(constant.textValue())
                  .map(it -> Questions.is(wanted, it)),
              condition)
          : condition;
    }
    Optional<ValueQuestion> question =
        constant.isTextual()
            ? Questions.equalTo(constant.textValue())
            : Optional.of(Questions.always(false));
    return at(left, question.map(it -> Questions.is(wanted, it)), condition);
  }

  /// `<` and the like: of a path, or of its length, and a number.
  static EventMatcher order(JsonNode ir, String operator, EventMatcher condition) {
    JsonNode left = ir.path(1);
    JsonNode constant = ir.path(2).path("value");
    if (!ir.path(2).isObject() || !constant.isNumber()) {
      return condition;
    }
    double number = constant.doubleValue();
    if (!isPathOf(left, "length")) {
      return at(
          left,
          Optional.of(Questions.number(it -> IrValues.ordered(it, operator, number))),
          condition);
    }
    return at(
        left.path(1),
        Optional.of(Questions.length(length -> IrValues.ordered(length, operator, number))),
        condition);
  }

  static EventMatcher contains(JsonNode call, EventMatcher condition) {
    JsonNode part = call.path(2).path("value");
    return call.path(2).isObject() && part.isTextual()
        ? at(call.path(1), Questions.contains(part.textValue()), condition)
        : condition;
  }

  static EventMatcher match(JsonNode path, String pattern, EventMatcher condition) {
    return at(path, Patterns.compiled(pattern).map(Questions::matches), condition);
  }

  private static EventMatcher at(
      JsonNode path, Optional<ValueQuestion> question, EventMatcher condition) {
    return path.isTextual()
        ? Shortcut.of(FieldPath.ofDots(path.textValue())::ask, question, condition)
        : condition;
  }

  private static boolean isPathOf(JsonNode call, String function) {
    return call.isArray()
        && call.size() == 2
        && call.path(0).asText().equals(function)
        && call.path(1).isTextual();
  }
}
