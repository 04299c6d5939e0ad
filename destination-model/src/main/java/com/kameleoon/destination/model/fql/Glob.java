package com.kameleoon.destination.model.fql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern for a whole text: `*` any run, `?` one character, `[a-c]` and `[^a-c]` one of or none
/// of them, `\x` the character x. Characters are UTF-16 units. Takes time in proportion to the
/// text: only the last star is ever tried again, and patterns are short.
final class Glob {
  static final int LONGEST = 1_000;

  private final Element[] elements;

  private Glob(List<Element> elements) {
    this.elements = elements.toArray(Element[]::new);
  }

  /// Empty where the pattern is malformed, which in Segment matches nothing.
  static Optional<Glob> of(String pattern) {
    Parser parser = new Parser(pattern);
    return parser.parse() ? Optional.of(new Glob(parser.elements)) : Optional.empty();
  }

  boolean matches(String text) {
    int at = 0;
    int element = 0;
    int starElement = -1;
    int starAt = 0;
    while (at < text.length()) {
      if (element < elements.length && elements[element] instanceof Star) {
        starElement = element++;
        starAt = at;
      } else if (element < elements.length && elements[element].accepts(text.charAt(at))) {
        element++;
        at++;
      } else if (starElement >= 0) {
        element = starElement + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    return onlyStarsFrom(element);
  }

  private boolean onlyStarsFrom(int first) {
    for (int i = first; i < elements.length; i++) {
      if (!(elements[i] instanceof Star)) {
        return false;
      }
    }
    return true;
  }

  /// One part of a pattern.
  private sealed interface Element {
    boolean accepts(char c);
  }

  /// Any run, the empty one too.
  private record Star() implements Element {
    @Override
    public boolean accepts(char c) {
      return true;
    }
  }

  /// `?`
  private record Any() implements Element {
    @Override
    public boolean accepts(char c) {
      return true;
    }
  }

  /// The character itself.
  private record Exactly(char wanted) implements Element {
    @Override
    public boolean accepts(char c) {
      return c == wanted;
    }
  }

  /// Ranges as pairs of first and last.
  private record OneOf(boolean negated, String ranges) implements Element {
    @Override
    public boolean accepts(char c) {
      boolean found = false;
      for (int i = 0; i < ranges.length(); i += 2) {
        found |= ranges.charAt(i) <= c && c <= ranges.charAt(i + 1);
      }
      return found != negated;
    }
  }

  /// Reads a pattern from left to right.
  private static final class Parser {
    private final String pattern;
    private final List<Element> elements = new ArrayList<>();
    private int at;

    Parser(String pattern) {
      this.pattern = pattern;
    }

    boolean parse() {
      while (at < pattern.length()) {
        Optional<? extends Element> element = element(pattern.charAt(at++));
        if (element.isEmpty()) {
          return false;
        }
        elements.add(element.get());
      }
      return true;
    }

    private Optional<? extends Element> element(char c) {
      return switch (c) {
        case '*' -> Optional.of(new Star());
        case '?' -> Optional.of(new Any());
        case '[' -> ranges();
        case '\\' ->
            at < pattern.length()
                ? Optional.of(new Exactly(pattern.charAt(at++)))
                : Optional.empty();
        default -> Optional.of(new Exactly(c));
      };
    }

    private Optional<OneOf> ranges() {
      boolean negated = next('^');
      StringBuilder ranges = new StringBuilder();
      while (ranges.isEmpty() || !next(']')) {
        boolean first = bound(ranges);
        boolean range = first && next('-');
        if (!first || (range && !bound(ranges))) {
          return Optional.empty();
        }
        if (!range) {
          ranges.append(ranges.charAt(ranges.length() - 1));
        }
      }
      return Optional.of(new OneOf(negated, ranges.toString()));
    }

    private boolean bound(StringBuilder ranges) {
      if (at == pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']') {
        return false;
      }
      at += pattern.charAt(at) == '\\' ? 1 : 0;
      if (at + 1 >= pattern.length()) {
        return false;
      }
      ranges.append(pattern.charAt(at++));
      return true;
    }

    private boolean next(char wanted) {
      boolean there = at < pattern.length() && pattern.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }
  }
}
