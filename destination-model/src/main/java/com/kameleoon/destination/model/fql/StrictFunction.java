package com.kameleoon.destination.model.fql;

import java.util.Optional;

/// Reads `contains(path, "text")` and `match(path, "text*")`, and reports what Segment would make
/// of their parts.
final class StrictFunction {
  private final String text;
  private final TokenCursor cursor;
  private final Findings findings;

  StrictFunction(String text, TokenCursor cursor, Findings findings) {
    this.text = text;
    this.cursor = cursor;
    this.findings = findings;
  }

  /// Empty where it has not the shape of a function; a finding says so.
  Optional<Trigger> read(Token function, boolean negated) {
    if (!cursor.accept(TokenType.PAREN_LEFT)) {
      misshapen(function);
      while (cursor.accept(TokenType.IDENT) || cursor.accept(TokenType.COMMA)) {
        continue;
      }
      cursor.accept(TokenType.STRING);
      return Optional.empty();
    }
    Token path = cursor.peek();
    Token value = cursor.peek(2);
    boolean shaped =
        path.is(TokenType.IDENT)
            && cursor.peek(1).is(TokenType.COMMA)
            && isValue(value)
            && cursor.peek(3).is(TokenType.PAREN_RIGHT);
    if (!shaped) {
      misshapen(function);
      cursor.skipToClose();
      return Optional.empty();
    }
    cursor.skipToClose();
    return checked(function, path, value, negated);
  }

  private Optional<Trigger> checked(Token function, Token path, Token value, boolean negated) {
    Optional<Subject> subject = Subject.ofArgument(path.value());
    if (subject.isEmpty()) {
      findings.misread(path.start(), TriggerSentences.argument(path.value()));
      return Optional.empty();
    }
    StrictPath.check(subject.get(), path, text, findings);
    String written = TriggerText.path(subject.get(), subject.get().nameIn(path.value()));
    if (value.is(TokenType.STRING) && value.value().startsWith("'")) {
      findings.misread(value.start(), TriggerSentences.SINGLE_QUOTES);
    } else if (function.value().equals("match")) {
      pattern(written, value);
    } else if (!value.is(TokenType.STRING)) {
      String sentence = TriggerSentences.CONTAINS_VALUE.formatted(Literal.of(value).text());
      findings.misread(value.start(), sentence);
    }
    return PatternTest.of(function, path, value, negated).map(Trigger.class::cast);
  }

  private void pattern(String path, Token value) {
    if (!value.is(TokenType.STRING)) {
      findings.misread(value.start(), TriggerSentences.MATCH_VALUE);
      return;
    }
    String pattern = Literal.of(value).text();
    boolean first = pattern.startsWith("*");
    boolean last = pattern.endsWith("*");
    boolean both = first && last && pattern.length() > 1;
    String plain =
        pattern.substring(first ? 1 : 0, pattern.length() - (last && (both || !first) ? 1 : 0));
    if (plain.chars().anyMatch(c -> "*?[]\\".indexOf(c) >= 0)) {
      findings.misread(value.start(), TriggerSentences.MATCH_INNER);
    } else if (both) {
      findings.misread(value.start(), TriggerSentences.MATCH_TWO_STARS.formatted(path, plain));
    } else if (!first && !last) {
      findings.misread(
          value.start(),
          TriggerSentences.MATCH_NO_STAR.formatted(path, plain, path, plain, path, plain));
    }
  }

  private static boolean isValue(Token token) {
    return switch (token.type()) {
      case STRING, NUMBER, NULL, IDENT -> true;
      case DOT, OPERATOR, CONDITIONAL, COMMA, END -> false;
      case BRACKET_LEFT, BRACKET_RIGHT, PAREN_LEFT, PAREN_RIGHT -> false;
    };
  }

  private void misshapen(Token function) {
    findings.misread(function.start(), TriggerSentences.FUNCTION_SHAPE.formatted(function.value()));
  }
}
