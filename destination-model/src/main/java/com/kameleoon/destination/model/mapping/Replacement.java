package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Optional;

/// Replaces a literal text as JavaScript's `replace` does, its `$` patterns included; in time
/// linear in the text, because a pattern has at most ten letters.
record Replacement(String pattern, String replacement, boolean ignoreCase, boolean global) {
  private static final int LONGEST = 10;

  /// Empty where an option has a type with which Segment replaces nothing.
  static Optional<Replacement> of(JsonNode options, String pattern, String replacement) {
    JsonNode written = options.path(pattern);
    JsonNode with = orDefault(options.path(replacement), TextNode.valueOf(""));
    JsonNode ignoreCase = orDefault(options.path("ignorecase"), BooleanNode.FALSE);
    JsonNode global = orDefault(options.path("global"), BooleanNode.TRUE);
    return written.isTextual() && with.isTextual() && ignoreCase.isBoolean() && global.isBoolean()
        ? Optional.of(
            new Replacement(
                written.textValue(),
                with.textValue(),
                ignoreCase.booleanValue(),
                global.booleanValue()))
        : Optional.empty();
  }

  private static JsonNode orDefault(JsonNode option, JsonNode otherwise) {
    return Ecma.isNullish(option) ? otherwise : option;
  }

  /// The text with the first match, or every match, replaced.
  String in(String text, Budget budget) {
    if (pattern.length() > LONGEST) {
      throw new EvaluationFailure("@replace requires a \"pattern\" less than 10 characters");
    }
    if (replacement.length() > LONGEST) {
      throw new EvaluationFailure("@replace requires a \"replacement\" less than 10 characters");
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    int at = next(text, 0);
    while (at >= 0) {
      int before = out.length();
      out.append(text, done, at);
      expand(text, at, out);
      budget.take(out.length() - before);
      done = at + pattern.length();
      at = global ? next(text, done) : -1;
    }
    budget.take(text.length() - done);
    return out.append(text, done, text.length()).toString();
  }

  private int next(String text, int from) {
    for (int at = from; at + pattern.length() <= text.length(); at++) {
      if (matches(text, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean matches(String text, int at) {
    for (int i = 0; i < pattern.length(); i++) {
      char left = text.charAt(at + i);
      char right = pattern.charAt(i);
      if (left != right && !(ignoreCase && folded(left) == folded(right))) {
        return false;
      }
    }
    return true;
  }

  /// ECMA-262 `Canonicalize` without the `u` flag: upper case, unless that is longer than one unit
  /// or leaves the letters beyond ASCII.
  private static char folded(char letter) {
    String upper = Character.toString(letter).toUpperCase(java.util.Locale.ROOT);
    boolean ascii = upper.length() == 1 && upper.charAt(0) < 128;
    return upper.length() != 1 || (ascii && letter >= 128) ? letter : upper.charAt(0);
  }

  private void expand(String text, int at, StringBuilder out) {
    for (int i = 0; i < replacement.length(); i++) {
      char letter = replacement.charAt(i);
      char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
      if (letter == '$' && expandPattern(next, text, at, out)) {
        i++;
      } else {
        out.append(letter);
      }
    }
  }

  private boolean expandPattern(char kind, String text, int at, StringBuilder out) {
    switch (kind) {
      case '$' -> out.append('$');
      case '&' -> out.append(text, at, at + pattern.length());
      case '`' -> out.append(text, 0, at);
      case '\'' -> out.append(text, at + pattern.length(), text.length());
      default -> {
        return false;
      }
    }
    return true;
  }
}
