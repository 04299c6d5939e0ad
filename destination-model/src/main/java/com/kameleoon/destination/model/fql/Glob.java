package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.GlobSegment.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern for a whole text: `*` any run, `?` one character, `[a-c]` and `[^a-c]` one of or none
/// of them, `\x` the character x. Characters are UTF-16 units. Takes time in proportion to the
/// text: what stands between two stars is looked for once, and patterns are short.
final class Glob {
  static final int LONGEST = 1_000;

  private final GlobSegment first;
  private final GlobSegment[] middle;
  private final GlobSegment last;
  private final boolean hasStar;

  private Glob(List<GlobSegment> segments) {
    this.first = segments.getFirst();
    this.last = segments.getLast();
    this.hasStar = segments.size() > 1;
    this.middle =
        hasStar
            ? segments.subList(1, segments.size() - 1).toArray(GlobSegment[]::new)
            : new GlobSegment[0];
  }

  /// Empty where the pattern is malformed, which in Segment matches nothing.
  static Optional<Glob> of(String pattern) {
    Parser parser = new Parser(pattern);
    return parser.parse() ? Optional.of(new Glob(parser.segments)) : Optional.empty();
  }

  boolean matches(String text) {
    if (!hasStar) {
      return text.length() == first.length() && first.isAt(text, 0);
    }
    int from = first.length();
    int end = text.length() - last.length();
    return from <= end && first.isAt(text, 0) && last.isAt(text, end) && hasMiddle(text, from, end);
  }

  /// The earliest place of each is good enough: it leaves the most to the next.
  private boolean hasMiddle(String text, int begin, int end) {
    int from = begin;
    for (GlobSegment segment : middle) {
      int at = segment.find(text, from, end);
      if (at < 0) {
        return false;
      }
      from = at + segment.length();
    }
    return true;
  }

  /// Reads a pattern from left to right.
  private static final class Parser {
    private final String pattern;
    private final List<GlobSegment> segments = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private int at;

    Parser(String pattern) {
      this.pattern = pattern;
    }

    boolean parse() {
      while (at < pattern.length()) {
        char c = pattern.charAt(at++);
        Optional<Element> element = element(c);
        if (element.isEmpty() && c != '*') {
          return false;
        }
        element.ifPresentOrElse(elements::add, this::endSegment);
      }
      endSegment();
      return true;
    }

    private void endSegment() {
      segments.add(GlobSegment.of(elements));
      elements.clear();
    }

    /// Empty for a star and where the pattern is malformed.
    private Optional<Element> element(char c) {
      return switch (c) {
        case '*' -> Optional.empty();
        case '?' -> Optional.of(Element.ANY);
        case '[' -> ranges();
        case '\\' ->
            at < pattern.length()
                ? Optional.of(Element.exactly(pattern.charAt(at++)))
                : Optional.empty();
        default -> Optional.of(Element.exactly(c));
      };
    }

    private Optional<Element> ranges() {
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
      return Optional.of(new Element(ranges.toString(), negated));
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
