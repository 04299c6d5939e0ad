package com.kameleoon.destination.model.fql;

/// The kinds of word of both query languages.
enum TokenType {
  IDENT,
  DOT,
  OPERATOR,
  CONDITIONAL,
  STRING,
  NUMBER,
  NULL,
  BRACKET_LEFT,
  BRACKET_RIGHT,
  PAREN_LEFT,
  PAREN_RIGHT,
  COMMA,
  END
}
