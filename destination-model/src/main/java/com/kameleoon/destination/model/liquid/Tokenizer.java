package com.kameleoon.destination.model.liquid;

import com.kameleoon.destination.model.liquid.Token.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Splits a template into its pieces, and takes blanks away where a `-` says so.
final class Tokenizer {
  private static final int SHOWN = 32;

  private final String input;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int rawAt = -1;

  private Tokenizer(String input) {
    this.input = input;
  }

  static Deque<Token> tokens(String input) {
    Tokenizer tokenizer = new Tokenizer(input);
    while (tokenizer.at < input.length()) {
      tokenizer.tokens.add(tokenizer.read());
    }
    return new ArrayDeque<>(BlankTrim.trimmed(input, tokenizer.tokens));
  }

  private Token read() {
    if (rawAt >= 0) {
      return readRaw();
    }
    if (input.startsWith("{%", at)) {
      return readTag();
    }
    return input.startsWith("{{", at) ? readOutput() : readText();
  }

  private Token readText() {
    int begin = at;
    while (at < input.length() && !input.startsWith("{%", at) && !input.startsWith("{{", at)) {
      at++;
    }
    return new Token.Text(begin, at, 0, 0);
  }

  private Token readTag() {
    int begin = at;
    if (!skipTo("%}", false)) {
      throw Unreadable.at(input, begin, "tag " + snapshot(begin) + " not closed");
    }
    Token.Tag tag = tag(input, begin, at, Content.of(input, begin + 2, at - 2));
    if (tag.name().equals("raw")) {
      rawAt = begin;
    }
    return tag;
  }

  /// Reads the name of the tag off its content.
  private static Token.Tag tag(String input, int begin, int end, Content content) {
    return tag(
        begin,
        end,
        content,
        new Cursor(input, content.begin(), content.end()),
        "illegal tag syntax, tag name expected");
  }

  /// A line of the tag `liquid`, which is a tag without its braces.
  static Token.Tag line(String input, int begin, int end) {
    return tag(
        begin,
        end,
        Token.Content.of(input, begin, end),
        new Cursor(input, begin, end),
        "illegal liquid tag syntax");
  }

  private static Token.Tag tag(
      int begin, int end, Content content, Cursor cursor, String nameless) {
    cursor.skipBlank();
    String name = cursor.isAt('#') ? "#" : cursor.readIdentifier();
    if (name.equals("#")) {
      cursor.advance(1);
    }
    cursor.require(!name.isEmpty(), nameless);
    cursor.skipBlank();
    return new Token.Tag(
        begin,
        end,
        name,
        new Content(cursor.at(), content.end(), content.trimLeft(), content.trimRight()));
  }

  private Token readOutput() {
    int begin = at;
    if (!skipTo("}}", true)) {
      throw Unreadable.at(input, begin, "output " + snapshot(begin) + " not closed");
    }
    return new Token.Output(begin, at, Content.of(input, begin + 2, at - 2));
  }

  private boolean skipTo(String mark, boolean respectQuotes) {
    while (at < input.length()) {
      if (respectQuotes && Letters.isQuote(input.charAt(at))) {
        Cursor quoted = new Cursor(input, at, input.length());
        quoted.readQuoted();
        at = quoted.at();
      } else {
        at++;
        if (endsAt(mark)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean endsAt(String mark) {
    return at >= mark.length() && input.startsWith(mark, at - mark.length());
  }

  private Token readRaw() {
    int begin = at;
    int open = begin;
    while ((open = input.indexOf("{%", open)) >= 0) {
      Cursor name = new Cursor(input, open + 2, input.length());
      String word = name.readIdentifier();
      int close = input.indexOf("%}", name.at());
      int next = input.indexOf("{%", name.at());
      boolean closed = close >= 0 && (next < 0 || close < next);
      if (word.equals("endraw") && closed) {
        return endOfRaw(begin, open, close + 2);
      }
      open += 2;
    }
    throw Unreadable.at(input, begin, "raw " + snapshot(rawAt) + " not closed");
  }

  private Token endOfRaw(int begin, int open, int end) {
    if (begin < open) {
      at = open;
      return new Token.Text(begin, open, 0, 0);
    }
    at = end;
    rawAt = -1;
    return tag(input, open, end, Content.of(input, open + 2, end - 2));
  }

  private String snapshot(int begin) {
    return QuotedText.shown(input.substring(begin), SHOWN);
  }
}
