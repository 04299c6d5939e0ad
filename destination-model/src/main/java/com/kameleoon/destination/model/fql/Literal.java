package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.ecma.EcmaNumber;

/// A value written in a trigger.
sealed interface Literal {
  /// `String(value)` of JavaScript.
  String text();

  /// `Number(value)` of JavaScript.
  double number();

  /// In quotes, or a bare word.
  record Text(String text) implements Literal {
    @Override
    public double number() {
      return EcmaNumber.parse(text);
    }
  }

  /// May be NaN: a sign without digits.
  record Numeric(double number) implements Literal {
    @Override
    public String text() {
      return EcmaNumber.print(number);
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Literal {
    @Override
    public String text() {
      return String.valueOf(value);
    }

    @Override
    public double number() {
      return value ? 1 : 0;
    }
  }

  /// What a word means as a value; only double quotes are taken off.
  static Literal of(Token token) {
    String value = token.value();
    return switch (token.type()) {
      case STRING -> new Text(unquoted(value));
      case NUMBER -> new Numeric(EcmaNumber.parse(value));
      case IDENT ->
          value.equals("true") || value.equals("false")
              ? new Bool(value.equals("true"))
              : new Text(value);
      case DOT, OPERATOR, CONDITIONAL, NULL, COMMA, END -> new Text(value);
      case BRACKET_LEFT, BRACKET_RIGHT, PAREN_LEFT, PAREN_RIGHT -> new Text(value);
    };
  }

  private static String unquoted(String value) {
    return value.charAt(0) == '"' ? value.substring(1, value.length() - 1) : value;
  }
}
