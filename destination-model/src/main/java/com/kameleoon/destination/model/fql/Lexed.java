package com.kameleoon.destination.model.fql;

import java.util.ArrayList;
import java.util.List;

/// The words of one text, ended by one END.
///
/// @param readable false where Segment's lexer gives up; the words are then our best guess
record Lexed(List<Token> tokens, boolean readable) {
  /// The same with every `a.b.c` as one name, in one pass.
  List<Token> joined() {
    List<Token> joined = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      int last = lastOfPath(at);
      joined.add(last == at ? tokens.get(at) : path(tokens.subList(at, last + 1)));
      at = last + 1;
    }
    return joined;
  }

  private int lastOfPath(int at) {
    int last = at;
    while (tokens.get(last).is(TokenType.IDENT)
        && last + 2 < tokens.size()
        && tokens.get(last + 1).is(TokenType.DOT)
        && tokens.get(last + 2).is(TokenType.IDENT)) {
      last += 2;
    }
    return last;
  }

  private static Token path(List<Token> parts) {
    StringBuilder value = new StringBuilder();
    parts.forEach(part -> value.append(part.value()));
    return new Token(
        TokenType.IDENT, value.toString(), parts.getFirst().start(), parts.getLast().end());
  }
}
