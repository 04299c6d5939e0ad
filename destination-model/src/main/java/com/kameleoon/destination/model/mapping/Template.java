package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.ecma.EcmaText;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.ArrayList;
import java.util.List;

/// A template split into texts and lookups.
///
/// @param braces how many braces stand around an expression, 2 or 3
record Template(List<Part> parts, String text, int braces, Dialect dialect) {
  /// A piece of the template.
  sealed interface Part {
    record Text(String text) implements Part {}

    record Value(String expression, PathLookup lookup) implements Part {}
  }

  static Template of(String text, Dialect dialect) {
    Template triple = of(text, 3, dialect);
    return triple.isPlain() ? of(text, 2, dialect) : triple;
  }

  /// Only the expressions inside that many braces.
  static Template of(String text, int braces, Dialect dialect) {
    List<Part> parts = new ArrayList<>();
    String open = "{".repeat(braces);
    String close = "}".repeat(braces);
    int done = 0;
    int from = text.indexOf(open);
    while (from >= 0) {
      int end = text.indexOf('}', from + braces);
      if (end < 0) {
        break;
      }
      if (end > from + braces && text.startsWith(close, end)) {
        addText(parts, text.substring(done, from));
        parts.add(value(text.substring(from + braces, end), dialect));
        done = end + braces;
      }
      from = text.indexOf(open, Math.max(done, end));
    }
    addText(parts, text.substring(done));
    return new Template(List.copyOf(parts), text, braces, dialect);
  }

  boolean isPlain() {
    return parts.stream().noneMatch(Part.Value.class::isInstance);
  }

  private static Part value(String expression, Dialect dialect) {
    String path = EcmaText.trim(expression);
    return new Part.Value(path, PathLookup.of(path, dialect));
  }

  private static void addText(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text));
    }
  }
}
