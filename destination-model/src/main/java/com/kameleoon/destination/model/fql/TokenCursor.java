package com.kameleoon.destination.model.fql;

import java.util.List;

/// Walks over words; past the last one there is always another END.
final class TokenCursor {
  private final List<Token> tokens;
  private int position;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    position++;
    return token;
  }

  boolean at(TokenType type) {
    return peek().is(type);
  }

  boolean accept(TokenType type) {
    boolean there = at(type);
    if (there) {
      position++;
    }
    return there;
  }

  /// Behind the parenthesis or bracket that closes the one just read, or to the end.
  void skipToClose() {
    int open = 1;
    while (open > 0 && !at(TokenType.END)) {
      Token token = next();
      if (token.is(TokenType.PAREN_LEFT) || token.is(TokenType.BRACKET_LEFT)) {
        open++;
      } else if (token.is(TokenType.PAREN_RIGHT) || token.is(TokenType.BRACKET_RIGHT)) {
        open--;
      }
    }
  }
}
