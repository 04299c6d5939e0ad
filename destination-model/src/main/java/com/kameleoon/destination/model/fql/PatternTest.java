package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.Trigger.Condition;
import java.util.Optional;

/// What `contains(path, value)` and `match(path, value)` mean.
final class PatternTest {
  private PatternTest() {}

  /// Empty where the path is none that a function may ask about; Segment drops the test.
  static Optional<Condition> of(Token function, Token path, Token value, boolean negated) {
    String text = Literal.of(value).text();
    String operator = "contains";
    if (function.value().equals("match")) {
      boolean prefix = value.value().endsWith("*\"");
      operator = prefix ? "starts_with" : "ends_with";
      text = prefix ? withoutLast(text) : withoutFirst(text);
    }
    Optional<Literal> expected = Optional.of(new Literal.Text(text));
    String test = negated ? "not_" + operator : operator;
    return Subject.ofArgument(path.value())
        .map(subject ->
            new Condition(subject, name(subject, path), test, expected, function.start()));
  }

  private static String name(Subject subject, Token path) {
    return subject.isObject() ? subject.nameIn(path.value()) : "";
  }

  private static String withoutFirst(String text) {
    return text.isEmpty() ? "" : text.substring(1);
  }

  private static String withoutLast(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
  }
}
