package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.Optional;
import java.util.function.Predicate;

/// One test of one value, as Segment's trigger evaluator has it.
@FunctionalInterface
interface ValueTest {
  /// @param actual MissingNode where the event has no such member
  boolean test(JsonNode actual);

  /// An operator that Segment does not know is never true.
  static ValueTest of(Trigger.Condition condition) {
    Literal expected = condition.value().orElse(new Literal.Text("undefined"));
    String text = expected.text();
    double number = expected.number();
    return switch (condition.operator()) {
      case "=" -> actual -> actual.isTextual() && actual.textValue().equals(text);
      case "!=" -> actual -> !(actual.isTextual() && actual.textValue().equals(text));
      case "number_equals" -> actual -> actual.isNumber() && actual.doubleValue() == number;
      case "number_not_equals" -> actual -> actual.isNumber() && actual.doubleValue() != number;
      case "<" -> actual -> actual.isNumber() && actual.doubleValue() < number;
      case "<=" -> actual -> actual.isNumber() && actual.doubleValue() <= number;
      case ">" -> actual -> actual.isNumber() && actual.doubleValue() > number;
      case ">=" -> actual -> actual.isNumber() && actual.doubleValue() >= number;
      case "exists" -> actual -> !isAbsent(actual);
      case "not_exists" -> ValueTest::isAbsent;
      case "is_true" -> actual -> actual.isBoolean() && actual.booleanValue();
      case "is_false" -> actual -> actual.isBoolean() && !actual.booleanValue();
      default -> ofText(condition.operator(), text);
    };
  }

  /// What the test says of texts and numbers; empty where their letters do not answer it.
  static Optional<ValueQuestion> ofLetters(Trigger.Condition condition) {
    Literal expected = condition.value().orElse(new Literal.Text("undefined"));
    String text = expected.text();
    double number = expected.number();
    return switch (condition.operator()) {
      case "number_equals" -> Optional.of(Questions.number(actual -> actual == number));
      case "number_not_equals" -> Optional.of(Questions.number(actual -> actual != number));
      case "<" -> Optional.of(Questions.number(actual -> actual < number));
      case "<=" -> Optional.of(Questions.number(actual -> actual <= number));
      case ">" -> Optional.of(Questions.number(actual -> actual > number));
      case ">=" -> Optional.of(Questions.number(actual -> actual >= number));
      case "=" -> Questions.equalTo(text);
      case "!=" -> Questions.equalTo(text).map(Questions::not);
      case "exists" -> Optional.of(Questions.always(true));
      case "contains" -> Questions.contains(text);
      case "not_contains" -> Questions.contains(text).map(Questions::not);
      case "starts_with" -> Questions.startsWith(text);
      case "not_starts_with" -> Questions.startsWith(text).map(Questions::not);
      case "ends_with" -> Questions.endsWith(text);
      case "not_ends_with" -> Questions.endsWith(text).map(Questions::not);
      default -> Optional.of(Questions.always(false));
    };
  }

  private static ValueTest ofText(String operator, String text) {
    return switch (operator) {
      case "contains" -> onText(actual -> actual.contains(text));
      case "not_contains" -> onText(actual -> !actual.contains(text));
      case "starts_with" -> onText(actual -> actual.startsWith(text));
      case "not_starts_with" -> onText(actual -> !actual.startsWith(text));
      case "ends_with" -> onText(actual -> actual.endsWith(text));
      case "not_ends_with" -> onText(actual -> !actual.endsWith(text));
      default -> _ -> false;
    };
  }

  private static ValueTest onText(Predicate<String> test) {
    return actual -> actual.isTextual() && test.test(actual.textValue());
  }

  private static boolean isAbsent(JsonNode actual) {
    return actual.isMissingNode() || actual.isNull();
  }
}
