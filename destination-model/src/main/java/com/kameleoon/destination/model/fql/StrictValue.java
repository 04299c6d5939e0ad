package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.ecma.EcmaNumber;

/// Reports values that Segment compares otherwise than they are written.
final class StrictValue {
  private static final double FIRST_ROUNDED = 0x1p53;

  private final Subject subject;
  private final String path;
  private final String operator;
  private final Findings findings;
  private final int operatorAt;

  StrictValue(Subject subject, Token path, Token operator, Findings findings) {
    this.subject = subject;
    this.path = TriggerText.path(subject, subject.nameIn(path.value()));
    this.operator = operator.value();
    this.operatorAt = operator.start();
    this.findings = findings;
  }

  boolean isValue(Token token) {
    return switch (token.type()) {
      case STRING, NUMBER, NULL, IDENT -> true;
      case DOT, OPERATOR, CONDITIONAL, COMMA, END -> false;
      case BRACKET_LEFT, BRACKET_RIGHT, PAREN_LEFT, PAREN_RIGHT -> false;
    };
  }

  void check(Token value) {
    switch (operator) {
      case "=", "!=" -> equality(value);
      case "<", "<=", ">", ">=" -> order(value);
      default -> findings.misread(operatorAt, TriggerSentences.wordAsOperator(path, operator));
    }
    if (value.is(TokenType.STRING) && value.value().startsWith("'")) {
      findings.misread(value.start(), TriggerSentences.SINGLE_QUOTES);
    }
    if (value.is(TokenType.NUMBER)) {
      number(value);
    }
  }

  private void number(Token value) {
    double number = EcmaNumber.parse(value.value());
    if (value.value().chars().noneMatch(Letters::isDigit)) {
      findings.misread(value.start(), TriggerSentences.NO_NUMBER);
    }
    if (Math.abs(number) >= FIRST_ROUNDED) {
      findings.misread(value.start(), TriggerSentences.HUGE_NUMBER);
    }
  }

  private void equality(Token value) {
    switch (value.type()) {
      case NULL -> nullValue(value);
      case NUMBER -> textOnly(value);
      case IDENT -> word(value);
      case STRING, DOT, OPERATOR, CONDITIONAL, COMMA, END -> {}
      case BRACKET_LEFT, BRACKET_RIGHT, PAREN_LEFT, PAREN_RIGHT -> {}
    }
  }

  private void nullValue(Token value) {
    if (subject == Subject.EVENT || subject == Subject.TYPE) {
      findings.misread(value.start(), TriggerSentences.nullText(path));
    }
  }

  private void textOnly(Token value) {
    if (!subject.isObject()) {
      String text = Literal.of(value).text();
      findings.misread(value.start(), TriggerSentences.valueText(path, operator, text));
    }
  }

  private void word(Token value) {
    String word = value.value();
    boolean bool = word.equals("true") || word.equals("false");
    if (bool && operator.equals("!=") && subject.isObject()) {
      findings.misread(value.start(), TriggerSentences.notBoolean(path, word));
    } else if (bool) {
      textOnly(value);
    } else if (Subject.ofPath(word).isPresent() && !word.equals(path)) {
      findings.misread(value.start(), TriggerSentences.pathAsValue(word));
    } else {
      findings.unusual(value.start(), TriggerSentences.unquoted(word));
    }
  }

  private void order(Token value) {
    if (!subject.isObject()) {
      findings.misread(value.start(), TriggerSentences.orderOfText(path, operator));
      return;
    }
    double number = Literal.of(value).number();
    boolean text = value.is(TokenType.STRING) && !Literal.of(value).text().isBlank();
    if (text && !Double.isNaN(number)) {
      findings.unusual(value.start(), TriggerSentences.quotedNumber(EcmaNumber.print(number)));
    } else if (!value.is(TokenType.NUMBER)) {
      findings.misread(value.start(), TriggerSentences.noNumber(operator));
    }
  }
}
