package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.fql.Trigger.Condition;
import com.kameleoon.destination.model.fql.Trigger.Group;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes a trigger as Segment's generator does: what Segment understood, in its own words.
final class TriggerText {
  private TriggerText() {}

  /// Empty where the reference fails: the tree has empty parentheses.
  static Optional<String> of(Group root) {
    if (root.children().stream().anyMatch(Trigger.Hole.class::isInstance)) {
      return Optional.empty();
    }
    String text = group(root);
    boolean onePair = text.startsWith("(") && text.endsWith(")") && parentheses(text) == 2;
    return Optional.of(onePair ? text.substring(1, text.length() - 1) : text);
  }

  private static long parentheses(String text) {
    return text.chars().filter(c -> c == '(' || c == ')').count();
  }

  private static String group(Group group) {
    return group.children().stream()
        .map(TriggerText::one)
        .collect(Collectors.joining(" " + group.conditional() + " "));
  }

  private static String one(Trigger trigger) {
    return switch (trigger) {
      case Group group -> "(" + group(group) + ")";
      case Condition condition -> condition(condition);
      case Trigger.Hole _ -> "()";
    };
  }

  static String condition(Condition condition) {
    String path = path(condition.subject(), condition.name());
    Literal value = condition.value().orElse(new Literal.Text("undefined"));
    String operator = condition.operator();
    return switch (operator) {
      case "contains" -> "contains(%s, %s)".formatted(path, quoted(value));
      case "not_contains" -> "!contains(%s, %s)".formatted(path, quoted(value));
      case "exists" -> path + " != null";
      case "not_exists" -> path + " = null";
      case "is_true" -> path + " = true";
      case "is_false" -> path + " = false";
      case "starts_with" -> "match(%s, \"%s*\")".formatted(path, value.text());
      case "not_starts_with" -> "!match(%s, \"%s*\")".formatted(path, value.text());
      case "ends_with" -> "match(%s, \"*%s\")".formatted(path, value.text());
      case "not_ends_with" -> "!match(%s, \"*%s\")".formatted(path, value.text());
      case "<", ">", "<=", ">=" -> path + " " + operator + " " + number(value);
      case "number_equals" -> path + " = " + number(value);
      case "number_not_equals" -> path + " != " + number(value);
      default -> path + " " + operator + " " + quoted(value);
    };
  }

  /// `properties.with\ space`
  static String path(Subject subject, String name) {
    return subject.isObject() ? subject.field() + "." + escaped(name) : subject.field();
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder(name.length() + 8);
    for (char c : name.toCharArray()) {
      boolean plain = c == '.' || (c != '\\' && Letters.continuesName(c));
      escaped.append(plain ? "" : "\\").append(c);
    }
    return escaped.toString();
  }

  private static String number(Literal value) {
    return EcmaNumber.print(value.number());
  }

  private static String quoted(Literal value) {
    return switch (value) {
      case Literal.Text(String text) -> "\"" + text + "\"";
      case Literal.Numeric numeric -> numeric.text();
      case Literal.Bool bool -> bool.text();
    };
  }
}
