package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A filter's condition as written; `at` is the UTF-16 offset in the text.
sealed interface Expression {
  int at();

  /// `or`
  record AnyOf(List<Expression> children, int at) implements Expression {
    public AnyOf {
      children = List.copyOf(children);
    }
  }

  /// `and`
  record AllOf(List<Expression> children, int at) implements Expression {
    public AllOf {
      children = List.copyOf(children);
    }
  }

  /// `!`
  record Not(Expression negated, int at) implements Expression {}

  /// `=`, `!=`, `<`, `<=`, `>` or `>=`
  record Compare(String operator, Expression left, Expression right, int at)
      implements Expression {}

  /// `item in list`
  record In(Expression item, Expression list, int at) implements Expression {}

  /// A function.
  record Call(FilterFunction function, List<Expression> arguments, int at) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A path; keys may hold any character.
  record Field(List<String> keys, int at) implements Expression {
    public Field {
      keys = List.copyOf(keys);
    }
  }

  /// A text, number, boolean or null.
  record Value(JsonNode value, int at) implements Expression {}

  /// `[1, "a"]`
  record Items(List<JsonNode> values, int at) implements Expression {
    public Items {
      values = List.copyOf(values);
    }
  }
}
