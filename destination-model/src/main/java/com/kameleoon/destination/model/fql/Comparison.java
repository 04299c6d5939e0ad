package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.Trigger.Condition;
import java.util.Optional;

/// What `path operator value` means for each kind of path.
final class Comparison {
  private Comparison() {}

  static Condition of(Subject subject, Token path, Token operator, Token value) {
    String name = subject.isObject() ? subject.nameIn(path.value()) : "";
    String special = special(subject, operator.value(), value);
    Literal literal = Literal.of(value);
    if (!special.isEmpty()) {
      Optional<Literal> kept =
          special.startsWith("number") ? Optional.of(literal) : Optional.empty();
      return new Condition(subject, name, special, kept, path.start());
    }
    Literal kept = subject.isObject() ? literal : new Literal.Text(literal.text());
    return new Condition(subject, name, operator.value(), Optional.of(kept), path.start());
  }

  /// The operator that stands for the operator and the value together; empty where there is none.
  private static String special(Subject subject, String operator, Token value) {
    boolean equal = operator.equals("=");
    if (!equal && !operator.equals("!=")) {
      return "";
    }
    if (value.value().equals("null")
        && (subject.isObject() || subject == Subject.NAME || subject == Subject.USER_ID)) {
      return equal ? "not_exists" : "exists";
    }
    if (isBoolean(value) && equal && (subject.isObject() || subject == Subject.USER_ID)) {
      return "is_" + value.value();
    }
    if (value.is(TokenType.NUMBER) && subject.isObject()) {
      return equal ? "number_equals" : "number_not_equals";
    }
    return "";
  }

  private static boolean isBoolean(Token value) {
    return value.value().equals("true") || value.value().equals("false");
  }
}
