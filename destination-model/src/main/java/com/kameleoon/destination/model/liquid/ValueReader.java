package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads values, expressions and filters.
final class ValueReader {
  private final Cursor cursor;

  ValueReader(Cursor cursor) {
    this.cursor = cursor;
  }

  FilteredValue readFilteredValue() {
    Expression initial = readExpression();
    cursor.require(!initial.isEmpty(), "invalid value expression: " + cursor.snapshot());
    List<FilterCall> filters = new ArrayList<>();
    Optional<FilterCall> filter = readFilter();
    while (filter.isPresent()) {
      filters.add(filter.get());
      filter = readFilter();
    }
    return new FilteredValue(initial, List.copyOf(filters));
  }

  private Expression readExpression() {
    List<Expression.Step> steps = new ArrayList<>();
    while (!cursor.isAtEnd()) {
      Optional<Expression.Step> step =
          readOperator()
              .<Expression.Step>map(Expression.Step.Apply::new)
              .or(() -> readValue().map(Expression.Step.Push::new));
      if (step.isEmpty()) {
        break;
      }
      steps.add(step.get());
    }
    return Expression.ofInfix(steps);
  }

  private Optional<Operator> readOperator() {
    cursor.skipBlank();
    for (Operator operator : Operator.values()) {
      if (cursor.skip(operator.written())) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Optional<FilterCall> readFilter() {
    cursor.skipBlank();
    if (cursor.isAtEnd()) {
      return Optional.empty();
    }
    boolean bar = cursor.isAt('|');
    cursor.advance(1);
    cursor.require(bar, "expected \"|\" before filter");
    String name = cursor.readIdentifier();
    if (name.isEmpty()) {
      cursor.require(cursor.isAtEnd(), "expected filter name");
      return Optional.empty();
    }
    cursor.skipBlank();
    if (cursor.isAt(':')) {
      return Optional.of(new FilterCall(name, readArguments()));
    }
    cursor.require(cursor.isAt('|') || cursor.isAtEnd(), "expected \":\" after filter name");
    return Optional.of(new FilterCall(name, List.of()));
  }

  private List<FilterCall.Argument> readArguments() {
    List<FilterCall.Argument> arguments = new ArrayList<>();
    do {
      cursor.advance(1);
      readArgument().ifPresent(arguments::add);
      cursor.skipBlank();
      cursor.require(
          cursor.isAtEnd() || cursor.isAt(',') || cursor.isAt('|'),
          "unexpected character " + cursor.snapshot());
    } while (cursor.isAt(','));
    return List.copyOf(arguments);
  }

  private Optional<FilterCall.Argument> readArgument() {
    cursor.skipBlank();
    int begin = cursor.at();
    Optional<Operand> value = readValue();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = cursor.textFrom(begin);
    cursor.skipBlank();
    if (!cursor.isAt(':')) {
      return Optional.of(new FilterCall.Argument(Optional.empty(), value));
    }
    cursor.advance(1);
    return Optional.of(new FilterCall.Argument(Optional.of(text), readValue()));
  }

  /// Empty where no value stands here.
  Optional<Operand> readValue() {
    cursor.skipBlank();
    Optional<Operand> literal =
        readWord()
            .or(() -> cursor.readQuoted().map(text -> literal(TextNode.valueOf(text))))
            .or(this::readRange)
            .or(this::readNumber);
    List<Operand> keys = readKeys(literal.isEmpty());
    return keys.isEmpty() ? literal : Optional.of(new Operand.Access(literal, keys));
  }

  /// A path of members and nothing else.
  Optional<Operand> readPath() {
    cursor.skipBlank();
    List<Operand> keys = readKeys(true);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new Operand.Access(Optional.empty(), keys));
  }

  private List<Operand> readKeys(boolean begins) {
    List<Operand> keys = new ArrayList<>();
    Optional<Operand> key = readKey(begins);
    while (key.isPresent()) {
      keys.add(key.get());
      key = readKey(false);
    }
    return List.copyOf(keys);
  }

  private Optional<Operand> readKey(boolean first) {
    if (cursor.isAt('[')) {
      cursor.advance(1);
      Operand key = readValue().orElse(literal(TextNode.valueOf("")));
      boolean closed = cursor.skipPast(']');
      cursor.require(closed, "[ not closed");
      return Optional.of(key);
    }
    if (first) {
      Optional<Operand> name = readName();
      if (name.isPresent()) {
        return name;
      }
    }
    if (cursor.isAt('.') && cursor.peek(1) != '.') {
      cursor.advance(1);
      return readName();
    }
    return Optional.empty();
  }

  private Optional<Operand> readName() {
    String name = cursor.readIdentifier();
    return name.isEmpty() ? Optional.empty() : Optional.of(literal(TextNode.valueOf(name)));
  }

  private Optional<Operand> readWord() {
    for (Special word : Special.values()) {
      if (cursor.skip(word.written())) {
        return Optional.of(literal(word.value()));
      }
    }
    return Optional.empty();
  }

  private Optional<Operand> readRange() {
    cursor.skipBlank();
    if (!cursor.isAt('(')) {
      return Optional.empty();
    }
    cursor.advance(1);
    Operand low = readValueOrThrow();
    cursor.skipBlank();
    requireNext('.');
    requireNext('.');
    Operand high = readValueOrThrow();
    cursor.skipBlank();
    requireNext(')');
    return Optional.of(new Operand.Range(low, high));
  }

  private void requireNext(char letter) {
    boolean next = cursor.isAt(letter);
    cursor.advance(1);
    cursor.require(next, "invalid range syntax");
  }

  private Operand readValueOrThrow() {
    Optional<Operand> value = readValue();
    cursor.require(value.isPresent(), "unexpected token " + cursor.snapshot() + ", value expected");
    return value.orElseThrow();
  }

  private Optional<Operand> readNumber() {
    cursor.skipBlank();
    int length = cursor.isAt('-') || cursor.isAt('+') ? 1 : 0;
    boolean point = false;
    boolean digits = false;
    while (Letters.isDigit(cursor.peek(length)) || isPoint(length)) {
      if (cursor.peek(length) == '.') {
        if (point || !digits) {
          return Optional.empty();
        }
        point = true;
      }
      digits |= cursor.peek(length) != '.';
      length++;
    }
    if (!digits || Letters.isWord(cursor.peek(length))) {
      return Optional.empty();
    }
    int begin = cursor.at();
    cursor.advance(length);
    return Optional.of(literal(DoubleNode.valueOf(Double.parseDouble(cursor.textFrom(begin)))));
  }

  private boolean isPoint(int ahead) {
    return cursor.peek(ahead) == '.' && cursor.peek(ahead + 1) != '.';
  }

  private static Operand literal(com.fasterxml.jackson.databind.JsonNode value) {
    return new Operand.Literal(value);
  }
}
