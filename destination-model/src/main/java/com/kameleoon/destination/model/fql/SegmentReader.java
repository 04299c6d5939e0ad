package com.kameleoon.destination.model.fql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Segment's trigger parser with all its habits, over words that a lexer could read.
final class SegmentReader {
  private static final String NO_TOKEN = "Cannot read properties of undefined (reading 'type')";

  /// What every JavaScript object inherits; the reference takes them for paths without a meaning.
  private static final Set<String> INHERITED =
      Set.of(
          "__defineGetter__",
          "__defineSetter__",
          "__lookupGetter__",
          "__lookupSetter__",
          "__proto__",
          "constructor",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "toLocaleString",
          "toString",
          "valueOf");

  private final List<Token> tokens;
  private final List<Trigger> nodes = new ArrayList<>();
  private String conditional = "and";
  private Optional<String> failure = Optional.empty();
  private int position;

  private SegmentReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  static TriggerReading read(Lexed words) {
    if (!words.readable()) {
      return new TriggerReading.Unreadable(NO_TOKEN);
    }
    SegmentReader reader = new SegmentReader(words.joined());
    reader.readAll();
    if (reader.failure.isPresent()) {
      return new TriggerReading.Unreadable(reader.failure.get());
    }
    return switch (reader.result()) {
      case Trigger.Group group -> new TriggerReading.Understood(group);
      case Trigger.Condition only ->
          new TriggerReading.Understood(new Trigger.Group("and", List.of(only)));
      case Trigger.Hole _ -> new TriggerReading.Unreadable(NO_TOKEN);
    };
  }

  private Trigger result() {
    return switch (nodes.size()) {
      case 0 -> new Trigger.Hole(tokens.getFirst().start());
      case 1 -> nodes.getFirst();
      default -> new Trigger.Group(conditional, nodes);
    };
  }

  private void readAll() {
    while (failure.isEmpty() && position < tokens.size()) {
      Token token = tokens.get(position++);
      switch (token.type()) {
        case END -> position = tokens.size();
        case IDENT -> pathOrFunction(token);
        case OPERATOR -> exclamation(token);
        case PAREN_LEFT -> group();
        case CONDITIONAL -> conditional = token.value();
        case DOT, STRING, NUMBER, NULL, BRACKET_LEFT, BRACKET_RIGHT, PAREN_RIGHT, COMMA -> {}
      }
    }
  }

  private void pathOrFunction(Token token) {
    Optional<Subject> subject = Subject.ofPath(token.value());
    if (subject.isPresent() || INHERITED.contains(firstPart(token.value()))) {
      comparison(token, subject);
    } else if (isFunction(token)) {
      function(token, false);
    }
  }

  private static String firstPart(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private void comparison(Token path, Optional<Subject> subject) {
    Optional<Token> operator = take("Operator token is missing");
    Optional<Token> value = take("Value token is missing");
    if (subject.isPresent() && failure.isEmpty()) {
      nodes.add(Comparison.of(subject.get(), path, operator.orElseThrow(), value.orElseThrow()));
    }
  }

  private void exclamation(Token token) {
    if (token.value().equals("!") && position < tokens.size() && isFunction(tokens.get(position))) {
      function(tokens.get(position++), true);
    }
  }

  private void function(Token function, boolean negated) {
    position++;
    Optional<Token> path = take(function.value() + "() is missing a 1st argument");
    position++;
    Optional<Token> value = take(function.value() + "() is missing a 2nd argument");
    position++;
    if (failure.isEmpty()) {
      PatternTest.of(function, path.orElseThrow(), value.orElseThrow(), negated)
          .ifPresent(nodes::add);
    }
  }

  private void group() {
    int close = position;
    while (close < tokens.size() && !tokens.get(close).is(TokenType.PAREN_RIGHT)) {
      close++;
    }
    if (close == tokens.size()) {
      failure = Optional.of(NO_TOKEN);
      return;
    }
    List<Token> inside = new ArrayList<>(tokens.subList(position, close));
    inside.add(Token.end(tokens.get(close).start()));
    SegmentReader reader = new SegmentReader(inside);
    reader.readAll();
    failure = reader.failure;
    nodes.add(reader.result());
    position = close + 1;
  }

  private Optional<Token> take(String orFailWith) {
    if (position < tokens.size()) {
      return Optional.of(tokens.get(position++));
    }
    failure = failure.or(() -> Optional.of(orFailWith));
    return Optional.empty();
  }

  private static boolean isFunction(Token token) {
    return token.is(TokenType.IDENT, "contains") || token.is(TokenType.IDENT, "match");
  }
}
