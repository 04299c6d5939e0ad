package com.kameleoon.destination.model.fql;

import java.util.Optional;

/// Reads one condition, and reports what Segment would make of its parts.
final class StrictConditions {
  private final String text;
  private final TokenCursor cursor;
  private final Findings findings;

  StrictConditions(String text, TokenCursor cursor, Findings findings) {
    this.text = text;
    this.cursor = cursor;
    this.findings = findings;
  }

  boolean isFunction(Token token) {
    return token.is(TokenType.IDENT, "contains") || token.is(TokenType.IDENT, "match");
  }

  /// Reads at least one word. Empty where it is no condition; a finding says so.
  Optional<Trigger> read() {
    boolean negated = cursor.peek().is(TokenType.OPERATOR, "!");
    if (negated) {
      cursor.next();
    }
    Token first = cursor.next();
    if (isFunction(first)) {
      return new StrictFunction(text, cursor, findings).read(first, negated);
    }
    if (cursor.at(TokenType.PAREN_LEFT)) {
      return unknownFunction(first);
    }
    return Subject.ofPath(first.value())
        .<Optional<Trigger>>map(subject -> comparison(subject, first))
        .orElseGet(() -> unknownPath(first));
  }

  private Optional<Trigger> unknownFunction(Token name) {
    findings.misread(name.start(), TriggerSentences.unknownFunction(name.value()));
    cursor.next();
    cursor.skipToClose();
    skipComparison();
    return Optional.empty();
  }

  private Optional<Trigger> unknownPath(Token path) {
    findings.misread(path.start(), TriggerSentences.unknownPath(path.value()));
    skipComparison();
    return Optional.empty();
  }

  private void skipComparison() {
    while (cursor.accept(TokenType.OPERATOR)) {
      continue;
    }
    if (cursor.at(TokenType.STRING) || cursor.at(TokenType.NUMBER) || cursor.at(TokenType.NULL)) {
      cursor.next();
    }
  }

  private Optional<Trigger> comparison(Subject subject, Token path) {
    if (!cursor.at(TokenType.DOT)) {
      StrictPath.check(subject, path, text, findings);
    }
    skipIndex(path);
    if (!cursor.at(TokenType.OPERATOR)) {
      noOperator(path);
      return Optional.empty();
    }
    Token operator = OperatorWord.read(cursor, findings);
    Token value = cursor.peek();
    StrictValue check = new StrictValue(subject, path, operator, findings);
    if (!check.isValue(value)) {
      findings.misread(operator.end(), TriggerSentences.NO_VALUE_TEXT.formatted(value.value()));
      return Optional.empty();
    }
    cursor.next();
    check.check(value);
    skipUnit(value);
    if (cursor.at(TokenType.PAREN_LEFT) && value.is(TokenType.IDENT)) {
      findings.misread(value.start(), TriggerSentences.unknownFunction(value.value()));
      cursor.next();
      cursor.skipToClose();
    }
    return Optional.of(Comparison.of(subject, path, operator, value));
  }

  /// The lexer has reported `list[0]` already.
  private void skipIndex(Token path) {
    if (cursor.at(TokenType.BRACKET_LEFT) && cursor.peek().start() == path.end()) {
      cursor.next();
      cursor.skipToClose();
    }
  }

  /// The lexer has reported `1e3` and `5kg` already.
  private void skipUnit(Token number) {
    if (number.is(TokenType.NUMBER)
        && cursor.at(TokenType.IDENT)
        && cursor.peek().start() == number.end()) {
      cursor.next();
    }
  }

  private void noOperator(Token path) {
    Token next = cursor.peek();
    String written = path.value();
    if (next.is(TokenType.DOT)) {
      cursor.next();
      Token broken = cursor.peek();
      findings.misread(next.start(), TriggerSentences.brokenPath(written, broken.value()));
      cursor.next();
      skipUnit(broken);
      skipComparison();
    } else if (next.is(TokenType.IDENT, "in")) {
      cursor.next();
      findings.misread(next.start(), TriggerSentences.in(written));
      skipList();
    } else if (next.is(TokenType.IDENT)
        && !next.value().equalsIgnoreCase("and")
        && !next.value().equalsIgnoreCase("or")) {
      cursor.next();
      findings.misread(next.start(), TriggerSentences.wordAsOperator(written, next.value()));
      skipComparison();
    } else {
      findings.unreadable(path.start(), TriggerSentences.pathAlone(written));
    }
  }

  private void skipList() {
    if (cursor.accept(TokenType.BRACKET_LEFT) || cursor.accept(TokenType.PAREN_LEFT)) {
      cursor.skipToClose();
    }
  }
}
