package com.kameleoon.destination.model.fql;

import static com.kameleoon.destination.model.fql.Letters.END;
import static com.kameleoon.destination.model.fql.Letters.isDigit;
import static com.kameleoon.destination.model.fql.Letters.isTerminator;

import java.util.ArrayList;
import java.util.List;

/// Splits a text into words: as Segment's lexer does, or as a person does, who goes on where
/// Segment's gives up and reports it. Both are linear, and agree where nothing is reported.
final class Lexer {
  private static final int LONGEST_WORD = 100_000;

  private final String text;
  private final Findings findings;
  private final boolean asSegment;
  private final List<Token> tokens = new ArrayList<>();
  private boolean readable = true;
  private int position;

  private Lexer(String text, Findings findings, boolean asSegment) {
    this.text = text;
    this.findings = findings;
    this.asSegment = asSegment;
  }

  /// With all habits of the reference.
  static Lexed asSegment(String text) {
    return new Lexer(text, new Findings(), true).lex();
  }

  /// As it was probably meant; what Segment makes of it instead is found.
  static Lexed asMeant(String text, Findings findings) {
    return new Lexer(text, findings, false).lex();
  }

  private Lexed lex() {
    while (position < text.length()) {
      word();
    }
    tokens.add(Token.end(text.length()));
    return new Lexed(tokens, readable);
  }

  private void word() {
    int start = position;
    char c = text.charAt(position++);
    switch (c) {
      case ' ', '\t', '\n' -> {}
      case '"', '\'' -> string(start, c);
      case '!' -> exclamation(start);
      case '=' -> add(TokenType.OPERATOR, "=", start);
      case '<', '>' -> add(TokenType.OPERATOR, accept("=") ? c + "=" : String.valueOf(c), start);
      case '.' -> add(TokenType.DOT, ".", start);
      case ',' -> add(TokenType.COMMA, ",", start);
      case '[' -> add(TokenType.BRACKET_LEFT, "[", start);
      case ']' -> add(TokenType.BRACKET_RIGHT, "]", start);
      case '(' -> add(TokenType.PAREN_LEFT, "(", start);
      case ')' -> add(TokenType.PAREN_RIGHT, ")", start);
      default -> nameNumberOrNonsense(start, c);
    }
  }

  private void nameNumberOrNonsense(int start, char c) {
    if (Letters.startsName(c)) {
      keywordOrName(start, c);
    } else if (isDigit(c) || c == '-' || c == '+') {
      number(start);
    } else {
      nonsense(start, c);
    }
  }

  private void nonsense(int start, char c) {
    while (position < text.length() && !Letters.startsWord(text.charAt(position))) {
      position++;
    }
    String written = text.substring(start, Math.min(position, start + 20));
    fail(start, LexerSentences.nonsense(c, written));
    if (written.equals("&&") || written.equals("||")) {
      add(TokenType.CONDITIONAL, c == '&' ? "and" : "or", start);
    }
  }

  private void exclamation(int start) {
    int next = peek();
    if (Letters.isAlpha(next) || next == '(') {
      add(TokenType.OPERATOR, "!", start);
    } else if (accept("=")) {
      add(TokenType.OPERATOR, "!=", start);
    } else if (next == '=') {
      position++;
      fail(start, LexerSentences.NO_SPACE_AFTER_NOT_EQUAL);
      add(TokenType.OPERATOR, "!=", start);
    } else {
      fail(start, LexerSentences.LONE_EXCLAMATION);
    }
  }

  private void keywordOrName(int start, char c) {
    if (c == 'a' && accept("nd")) {
      add(TokenType.CONDITIONAL, "and", start);
    } else if (c == 'o' && accept("r")) {
      add(TokenType.CONDITIONAL, "or", start);
    } else if (c == 'n' && accept("ull")) {
      add(TokenType.NULL, "null", start);
    } else {
      lostLetters(start, c);
      name(start, c);
    }
  }

  private void lostLetters(int start, char kept) {
    if (position > start + 1) {
      findings.misread(start, LexerSentences.lostLetters(kept, text.substring(start, position)));
      position = asSegment ? position : start + 1;
    }
  }

  private void name(int start, char first) {
    StringBuilder name = new StringBuilder();
    int c = first;
    while (c == '\\' ? escaped(name, start) : append(name, c)) {
      if (!Letters.continuesName(peek())) {
        break;
      }
      c = text.charAt(position++);
    }
    checkLength(name.length(), start);
    add(TokenType.IDENT, name.toString(), start);
    if (!Letters.mayFollowName(peek()) && peek() != '\r') {
      fail(position, LexerSentences.afterName(name.toString(), (char) peek()));
    }
  }

  private boolean escaped(StringBuilder name, int start) {
    if (peek() == END) {
      fail(start, LexerSentences.LONE_BACKSLASH);
      return false;
    }
    return append(name, text.charAt(position++));
  }

  private static boolean append(StringBuilder name, int c) {
    name.append((char) c);
    return true;
  }

  private void number(int start) {
    int dots = 0;
    while (isDigit(peek()) || peek() == '.') {
      boolean dot = text.charAt(position++) == '.';
      if (dot && (++dots > 1 || isTerminator(peek()))) {
        fail(position - 1, LexerSentences.STRAY_DECIMAL_POINT);
      }
    }
    checkLength(position - start - 1, start);
    add(TokenType.NUMBER, text.substring(start, position), start);
    if (!isTerminator(peek())) {
      findings.misread(position, LexerSentences.afterNumber(text.substring(start, position)));
    }
  }

  private void string(int start, char quote) {
    int close = text.indexOf(quote, position);
    if (close < 0) {
      position = text.length();
      fail(start, LexerSentences.unclosed(quote));
      add(TokenType.STRING, text.substring(start) + quote, start);
      return;
    }
    checkLength(close - position, start);
    position = close + 1;
    add(TokenType.STRING, text.substring(start, position), start);
    if (!isTerminator(peek())) {
      // Segment's lexer steps back onto the closing quote here and takes it for an opening one.
      position = asSegment ? close : position;
      findings.misread(close + 1, LexerSentences.AFTER_STRING);
    }
  }

  /// As in the reference: whole word or nothing, but at the end of the text a half-read word is
  /// lost.
  private boolean accept(String wanted) {
    int start = position;
    for (int i = 0; i < wanted.length(); i++) {
      if (peek() == END) {
        return false;
      }
      if (isTerminator(text.charAt(position++))) {
        break;
      }
    }
    boolean same = position - start == wanted.length() && text.startsWith(wanted, start);
    if (same && isTerminator(peek())) {
      return true;
    }
    position = start;
    return false;
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private void add(TokenType type, String value, int start) {
    tokens.add(new Token(type, value, start, position));
  }

  private void checkLength(int length, int start) {
    if (length >= LONGEST_WORD) {
      fail(start, LexerSentences.TOO_LONG);
    }
  }

  private void fail(int at, String sentence) {
    readable = false;
    findings.unreadable(at, sentence);
  }
}
