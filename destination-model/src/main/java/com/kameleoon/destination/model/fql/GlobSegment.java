package com.kameleoon.destination.model.fql;

import java.util.List;

/// What stands between two stars of a pattern: so many characters, next to each other.
sealed interface GlobSegment {
  int length();

  /// Whether it is there; the text has so many characters from there on.
  boolean isAt(String text, int at);

  /// The first place in a part of the text, -1 where there is none.
  int find(String text, int from, int end);

  /// Literal where each element accepts a single character only.
  static GlobSegment of(List<Element> elements) {
    StringBuilder literal = new StringBuilder();
    for (Element element : elements) {
      if (!element.isLiteral()) {
        return new Elements(elements.toArray(Element[]::new));
      }
      literal.append(element.ranges.charAt(0));
    }
    return new Literal(literal.toString());
  }

  /// Found as Java finds texts.
  record Literal(String wanted) implements GlobSegment {
    @Override
    public int length() {
      return wanted.length();
    }

    @Override
    public boolean isAt(String text, int at) {
      return text.startsWith(wanted, at);
    }

    @Override
    public int find(String text, int from, int end) {
      return text.indexOf(wanted, from, end);
    }
  }

  /// One character after the other.
  final class Elements implements GlobSegment {
    private final Element[] elements;

    private Elements(Element[] elements) {
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public boolean isAt(String text, int at) {
      for (int i = 0; i < elements.length; i++) {
        if (!elements[i].accepts(text.charAt(at + i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int find(String text, int from, int end) {
      for (int at = from; at <= end - elements.length; at++) {
        if (isAt(text, at)) {
          return at;
        }
      }
      return -1;
    }
  }

  /// One character.
  ///
  /// @param ranges pairs of first and last
  /// @param negated whether it is none of them
  record Element(String ranges, boolean negated) {
    static final Element ANY = new Element("", true);

    static Element exactly(char wanted) {
      return new Element(new String(new char[] {wanted, wanted}), false);
    }

    boolean accepts(char c) {
      boolean found = false;
      for (int i = 0; i < ranges.length(); i += 2) {
        found |= ranges.charAt(i) <= c && c <= ranges.charAt(i + 1);
      }
      return found != negated;
    }

    private boolean isLiteral() {
      return !negated && ranges.length() == 2 && ranges.charAt(0) == ranges.charAt(1);
    }
  }
}
