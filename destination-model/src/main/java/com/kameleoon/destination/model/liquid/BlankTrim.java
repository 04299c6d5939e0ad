package com.kameleoon.destination.model.liquid;

import java.util.ArrayList;
import java.util.List;

/// Takes away the blanks that stand beside `{%-`, `-%}`, `{{-` and `-}}`.
final class BlankTrim {
  private BlankTrim() {}

  static List<Token> trimmed(String input, List<Token> tokens) {
    List<Token> trimmed = new ArrayList<>(tokens);
    boolean raw = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (!(tokens.get(i) instanceof Token.Text)) {
        if (!raw && content(tokens.get(i)).trimLeft() && i > 0) {
          trimmed.set(i - 1, trimEnd(input, trimmed.get(i - 1)));
        }
        raw = isRaw(tokens.get(i), raw);
        if (!raw && content(tokens.get(i)).trimRight() && i + 1 < tokens.size()) {
          trimmed.set(i + 1, trimBegin(input, trimmed.get(i + 1)));
        }
      }
    }
    return trimmed;
  }

  private static boolean isRaw(Token token, boolean before) {
    return token instanceof Token.Tag tag
        ? tag.name().equals("raw") || (before && !tag.name().equals("endraw"))
        : before;
  }

  private static Token.Content content(Token token) {
    return switch (token) {
      case Token.Output output -> output.content();
      case Token.Tag tag -> tag.content();
      case Token.Text _ -> throw new IllegalArgumentException("text has no marks");
    };
  }

  private static Token trimEnd(String input, Token token) {
    if (!(token instanceof Token.Text text)) {
      return token;
    }
    int trim = text.trimRight();
    while (text.end() - 1 - trim >= 0 && Letters.isBlank(input.charAt(text.end() - 1 - trim))) {
      trim++;
    }
    return new Token.Text(text.begin(), text.end(), text.trimLeft(), trim);
  }

  private static Token trimBegin(String input, Token token) {
    if (!(token instanceof Token.Text text)) {
      return token;
    }
    int trim = text.trimLeft();
    while (text.begin() + trim < input.length()
        && Letters.isBlank(input.charAt(text.begin() + trim))) {
      trim++;
    }
    return new Token.Text(text.begin(), text.end(), trim, text.trimRight());
  }
}
