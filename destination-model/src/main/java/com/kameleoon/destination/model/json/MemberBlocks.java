package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/// Where the members of a value's objects are: for each object one block of neighbours, so that a
/// search goes through little memory.
///
/// @param source the JSON
/// @param prints by member, the [Fingerprint] of its name
/// @param places four of each member
record MemberBlocks(byte[] source, long[] prints, int[] places) {
  /// Of the name's first letter, after the quotes.
  static final int NAME_FROM = 0;

  static final int VALUE_FROM = 1;
  static final int VALUE_TO = 2;

  /// The block of an object, or one of the two below.
  static final int INSIDE = 3;

  /// A value without a block.
  static final int NOTHING = -1;

  /// A text with escapes.
  static final int ESCAPES = -2;

  static final int PLACES = 4;

  private static final int COUNT_BITS = 8;
  private static final int COUNT = (1 << COUNT_BITS) - 1;

  /// @param first its first member
  /// @param count of members, at most 255
  static int block(int first, int count) {
    return first << COUNT_BITS | count;
  }

  static int count(int block) {
    return block & COUNT;
  }

  static int first(int block) {
    return block >>> COUNT_BITS;
  }

  /// The member of that name, -1 where there is none.
  int find(int block, MemberName name) {
    long wanted = name.fingerprint();
    int end = first(block) + count(block);
    for (int member = first(block); member < end; member++) {
      if (prints[member] == wanted && (name.isShort() || isNamed(member, name))) {
        return member;
      }
    }
    return -1;
  }

  /// The same, for a name that is not looked up often.
  int find(int block, String name) {
    long print = Fingerprint.ofShort(name);
    int end = first(block) + count(block);
    for (int member = first(block); member < end; member++) {
      if (print < 0 ? isNamed(member, name) : prints[member] == print) {
        return member;
      }
    }
    return -1;
  }

  private boolean isNamed(int member, String name) {
    int from = place(member, NAME_FROM);
    for (int i = 0; i < name.length(); i++) {
      byte letter = source[from + i];
      if (letter < 0) {
        return name(member).equals(name);
      }
      if (letter == '"' || letter != name.charAt(i)) {
        return false;
      }
    }
    return source[from + name.length()] == '"';
  }

  private boolean isNamed(int member, MemberName name) {
    byte[] letters = name.letters();
    int from = place(member, NAME_FROM);
    int to = from + letters.length;
    // Names have no escapes, so the quote is the end. A longer one may have the same fingerprint.
    return to < source.length
        && source[to] == '"'
        && Arrays.equals(source, from, to, letters, 0, letters.length);
  }

  /// Of a member, one of the four.
  int place(int member, int which) {
    return places[member * PLACES + which];
  }

  String name(int member) {
    int from = place(member, NAME_FROM);
    int to = from;
    while (source[to] != '"') {
      to++;
    }
    return Texts.decode(source, from, to, false);
  }

  /// Decodes the value anew.
  JsonNode decode(int member) {
    int inside = place(member, INSIDE);
    Span value = new Span(place(member, VALUE_FROM), place(member, VALUE_TO), inside == ESCAPES);
    return inside < 0 ? Values.decode(source, value) : SliceObject.of(this, value, inside);
  }

  /// What the question says to a value inside a member.
  ///
  /// @param from the first name of the path that is looked for in the member
  Answer ask(int member, MemberName[] path, int from, ValueQuestion question) {
    int found = member;
    for (int step = from; step < path.length; step++) {
      int block = place(found, INSIDE);
      found = block < 0 ? -1 : find(block, path[step]);
      if (found < 0) {
        return Answer.UNKNOWN;
      }
    }
    return ask(found, question);
  }

  private Answer ask(int member, ValueQuestion question) {
    int from = place(member, VALUE_FROM);
    int to = place(member, VALUE_TO);
    byte first = source[from];
    if (first == '"') {
      return place(member, INSIDE) == ESCAPES
          ? Answer.UNKNOWN
          : question.ofText(source, from + 1, to - 1);
    }
    double number = first >= '0' && first <= '9' ? Values.plain(source, from, to) : Double.NaN;
    return Double.isNaN(number) ? Answer.UNKNOWN : question.ofNumber(number);
  }
}
