package com.kameleoon.destination.model.fql;

/// Reads one operator, and reports those that Segment's lexer takes apart.
final class OperatorWord {
  private OperatorWord() {}

  static Token read(TokenCursor cursor, Findings findings) {
    Token operator = cursor.next();
    Token next = cursor.peek();
    if (!next.is(TokenType.OPERATOR, "=")) {
      return operator;
    }
    cursor.next();
    boolean order = operator.value().equals("<") || operator.value().equals(">");
    boolean close = order && next.start() == operator.end();
    String written = operator.value() + "=";
    findings.misread(
        operator.start(),
        close ? TriggerSentences.noSpaceAfter(written) : TriggerSentences.EQUAL_TWICE);
    return new Token(TokenType.OPERATOR, close ? written : "=", operator.start(), next.end());
  }
}
