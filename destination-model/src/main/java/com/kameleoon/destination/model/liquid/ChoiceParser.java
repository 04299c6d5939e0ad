package com.kameleoon.destination.model.liquid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the branches of `if` and `unless` up to their end.
final class ChoiceParser {
  private static final int LONGEST = 1000;

  private final Parser parser;
  private final Token.Tag open;
  private final boolean isUnless;
  private final List<Node.Branch> branches = new ArrayList<>();
  private Optional<List<Node>> otherwise = Optional.empty();
  private List<Node> current = new ArrayList<>();

  private ChoiceParser(Parser parser, Token.Tag open) {
    this.parser = parser;
    this.open = open;
    this.isUnless = open.name().equals("unless");
  }

  static Node parseIf(Parser parser, Token.Tag open) {
    return new ChoiceParser(parser, open).parse();
  }

  static Node parseUnless(Parser parser, Token.Tag open) {
    return new ChoiceParser(parser, open).parse();
  }

  private Node parse() {
    begin(open, !isUnless);
    Token token = parser.next(open);
    while (!isEnd(token)) {
      if (token instanceof Token.Tag tag && tag.name().equals("elsif")) {
        elsif(tag);
      } else if (token instanceof Token.Tag tag && tag.name().equals("else")) {
        otherwise(tag);
      } else {
        current.add(parser.parse(token));
      }
      token = parser.next(open);
    }
    return new Node.Choice(
        open.begin(), List.copyOf(branches), otherwise.map(List::copyOf).orElse(List.of()));
  }

  private boolean isEnd(Token token) {
    if (!(token instanceof Token.Tag tag) || !tag.name().equals("end" + open.name())) {
      return false;
    }
    requireNoArguments(tag);
    return true;
  }

  private void begin(Token.Tag tag, boolean wanted) {
    current = new ArrayList<>();
    branches.add(new Node.Branch(parser.condition(tag), wanted, current));
  }

  /// After `else`, `if` refuses another branch and `unless` passes over it.
  private void elsif(Token.Tag tag) {
    if (otherwise.isEmpty()) {
      begin(tag, true);
    } else if (isUnless) {
      current = new ArrayList<>();
    } else {
      throw Unreadable.somewhere("unexpected elsif after else");
    }
  }

  private void otherwise(Token.Tag tag) {
    requireNoArguments(tag);
    if (otherwise.isPresent() && !isUnless) {
      throw Unreadable.somewhere("duplicated else");
    }
    current = new ArrayList<>();
    if (otherwise.isEmpty()) {
      otherwise = Optional.of(current);
    }
  }

  private void requireNoArguments(Token.Tag tag) {
    String arguments = parser.arguments(tag);
    if (!isUnless && !arguments.isEmpty()) {
      throw Unreadable.somewhere("unexpected " + QuotedText.shown(arguments, LONGEST));
    }
  }
}
