package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a filter's condition: `and` binds tighter than `or`, parentheses nest, `!` negates.
///
/// Goes on after a mistake, with a guess, so that all are found; what it read then is not to be
/// run.
final class FilterReader {
  static final int DEEPEST = 64;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TokenCursor cursor;
  private final Findings findings;
  private int depth;
  private boolean gaveUp;

  private FilterReader(List<Token> tokens, Findings findings) {
    this.cursor = new TokenCursor(tokens);
    this.findings = findings;
  }

  static Expression read(String text, Findings findings) {
    Lexed words = Lexer.asMeant(text, findings);
    FilterReader reader = new FilterReader(words.tokens(), findings);
    Expression read = reader.any();
    while (!reader.cursor.at(TokenType.END)) {
      reader.leftOver();
    }
    return read;
  }

  private void leftOver() {
    Token token = cursor.peek();
    if (token.is(TokenType.PAREN_RIGHT)) {
      findings.misread(cursor.next().start(), FilterSentences.STRAY_CLOSE);
    } else {
      findings.misread(token.start(), FilterSentences.NO_CONDITIONAL);
      any();
    }
  }

  private Expression any() {
    int at = cursor.peek().start();
    List<Expression> children = new ArrayList<>(List.of(all()));
    while (conditional("or")) {
      children.add(all());
    }
    return children.size() == 1 ? children.getFirst() : new Expression.AnyOf(children, at);
  }

  private Expression all() {
    int at = cursor.peek().start();
    List<Expression> children = new ArrayList<>(List.of(unary()));
    while (conditional("and")) {
      children.add(unary());
    }
    return children.size() == 1 ? children.getFirst() : new Expression.AllOf(children, at);
  }

  private boolean conditional(String wanted) {
    Token token = cursor.peek();
    if (!token.value().toLowerCase(Locale.ROOT).equals(wanted)) {
      return false;
    }
    if (token.is(TokenType.IDENT)) {
      findings.misread(token.start(), FilterSentences.conditional(token.value()));
    }
    cursor.next();
    return true;
  }

  private Expression unary() {
    Token token = cursor.peek();
    boolean word = token.is(TokenType.IDENT) && token.value().equalsIgnoreCase("not");
    if (!word && !token.is(TokenType.OPERATOR, "!")) {
      return token.is(TokenType.PAREN_LEFT) ? group() : comparison();
    }
    if (word) {
      findings.misread(token.start(), FilterSentences.NOT_WORD);
    }
    cursor.next();
    if (tooDeep(token)) {
      return nothing(token);
    }
    depth++;
    Expression negated = unary();
    depth--;
    return new Expression.Not(negated, token.start());
  }

  private Expression group() {
    Token open = cursor.next();
    if (tooDeep(open)) {
      return nothing(open);
    }
    depth++;
    Expression inside = any();
    depth--;
    close(open);
    return inside;
  }

  /// Reports, and skips to the end.
  private boolean tooDeep(Token token) {
    if (depth < DEEPEST) {
      return false;
    }
    gaveUp = true;
    findings.unreadable(token.start(), FilterSentences.TOO_DEEP.formatted(DEEPEST));
    while (!cursor.at(TokenType.END)) {
      cursor.next();
    }
    return true;
  }

  private void close(Token open) {
    if (cursor.accept(TokenType.PAREN_RIGHT) || gaveUp) {
      return;
    }
    if (cursor.at(TokenType.END)) {
      findings.unreadable(open.start(), FilterSentences.UNCLOSED);
    } else {
      findings.misread(cursor.peek().start(), FilterSentences.NO_CONDITIONAL);
      cursor.skipToClose();
    }
  }

  private Expression comparison() {
    Expression left = operand();
    Token next = cursor.peek();
    if (next.is(TokenType.OPERATOR) && !next.value().equals("!")) {
      Token operator = OperatorWord.read(cursor, findings);
      return new Expression.Compare(operator.value(), left, operand(), operator.start());
    }
    if (next.is(TokenType.IDENT, "in")) {
      cursor.next();
      return new Expression.In(left, operand(), next.start());
    }
    return left;
  }

  private Expression operand() {
    Token token = cursor.peek();
    return switch (token.type()) {
      case STRING -> {
        cursor.next();
        String text = token.value();
        yield value(TextNode.valueOf(text.substring(1, text.length() - 1)), token);
      }
      case NUMBER -> value(number(cursor.next()), token);
      case NULL -> value(NullNode.getInstance(), cursor.next());
      case IDENT -> word();
      case BRACKET_LEFT -> items();
      case END, PAREN_RIGHT, CONDITIONAL -> {
        findings.unreadable(token.start(), FilterSentences.NO_OPERAND);
        yield nothing(token);
      }
      case DOT, OPERATOR, BRACKET_RIGHT, PAREN_LEFT, COMMA -> {
        findings.unreadable(token.start(), FilterSentences.unexpected(token.value()));
        yield nothing(cursor.next());
      }
    };
  }

  private Expression word() {
    Token first = cursor.next();
    boolean bool = first.value().equals("true") || first.value().equals("false");
    if (cursor.at(TokenType.PAREN_LEFT)) {
      return call(first);
    }
    return bool && !cursor.at(TokenType.DOT)
        ? value(BooleanNode.valueOf(first.value().equals("true")), first)
        : field(first);
  }

  private Expression field(Token first) {
    List<String> keys = new ArrayList<>(List.of(first.value()));
    while (cursor.accept(TokenType.DOT)) {
      Token key = cursor.peek();
      if (key.is(TokenType.IDENT)) {
        keys.add(cursor.next().value());
      } else {
        String path = String.join(".", keys);
        findings.misread(
            key.start(), TriggerSentences.brokenPath(path, key.value().replace(".", "")));
        skipBrokenKey(key);
      }
    }
    return new Expression.Field(keys, first.start());
  }

  private void skipBrokenKey(Token key) {
    if (key.is(TokenType.NUMBER) || key.is(TokenType.CONDITIONAL) || key.is(TokenType.NULL)) {
      cursor.next();
      if (cursor.at(TokenType.IDENT) && cursor.peek().start() == key.end()) {
        cursor.next();
      }
    }
  }

  private Expression call(Token name) {
    Token open = cursor.next();
    if (tooDeep(open)) {
      return nothing(open);
    }
    depth++;
    List<Expression> arguments = new ArrayList<>();
    if (!cursor.at(TokenType.PAREN_RIGHT)) {
      arguments.add(operand());
    }
    while (cursor.accept(TokenType.COMMA)) {
      arguments.add(operand());
    }
    depth--;
    close(open);
    return FilterFunction.of(name.value())
        .map(function -> call(function, arguments, name))
        .orElseGet(() -> {
          findings.misread(name.start(), FilterSentences.unknownFunction(name.value()));
          return nothing(name);
        });
  }

  private Expression call(FilterFunction function, List<Expression> arguments, Token name) {
    if (arguments.size() != function.arguments()) {
      findings.misread(name.start(), FilterSentences.arguments(function, arguments.size()));
      return nothing(name);
    }
    return new Expression.Call(function, arguments, name.start());
  }

  private Expression items() {
    Token open = cursor.next();
    List<JsonNode> values = new ArrayList<>();
    boolean more = !cursor.at(TokenType.BRACKET_RIGHT);
    while (more) {
      Expression item = cursor.at(TokenType.BRACKET_LEFT) ? nothing(cursor.peek()) : operand();
      if (item instanceof Expression.Value(JsonNode value, int _)) {
        values.add(value);
      } else {
        findings.misread(item.at(), FilterSentences.ITEM);
      }
      more = cursor.accept(TokenType.COMMA);
    }
    if (!cursor.accept(TokenType.BRACKET_RIGHT)) {
      findings.unreadable(open.start(), FilterSentences.UNCLOSED_LIST);
      cursor.skipToClose();
    }
    return new Expression.Items(values, open.start());
  }

  private JsonNode number(Token token) {
    String text = token.value();
    if (text.chars().noneMatch(Letters::isDigit)) {
      findings.misread(token.start(), TriggerSentences.NO_NUMBER);
    }
    return text.matches("[+-]?\\d+")
        ? JSON.numberNode(new BigInteger(text))
        : JSON.numberNode(EcmaNumber.parse(text));
  }

  private static Expression value(JsonNode value, Token token) {
    return new Expression.Value(value, token.start());
  }

  private static Expression nothing(Token token) {
    return value(NullNode.getInstance(), token);
  }
}
