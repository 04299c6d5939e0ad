package com.kameleoon.destination.model.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Walks over JSON, checks every byte of it, and notes where the members of the outer three levels
/// are: as deep as what filters and mappings usually ask for, such as `context.page.url`.
final class Scanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 100;

  /// One more digit, and the number may be infinite.
  private static final int LONGEST_EXPONENT = 2;

  private static final int INDEXED_LEVELS = 3;

  private final byte[] source;
  private final MemberTable members;
  private int at;

  private Scanner(byte[] source, int at) {
    this.source = source;
    this.members = MemberTable.of(source);
    this.at = at;
  }

  static SliceObject readWhole(byte[] source) {
    Scanner scanner = new Scanner(source, 0);
    scanner.skipSpaces();
    SliceObject object = scanner.readOuter(0);
    scanner.skipSpaces();
    if (scanner.at != source.length) {
      throw Unusual.JSON;
    }
    return object;
  }

  /// An object inside, of which only its own members are noted.
  static SliceObject readInner(byte[] source, int at) {
    return new Scanner(source, at).readOuter(INDEXED_LEVELS - 1);
  }

  private SliceObject readOuter(int depth) {
    int from = at;
    int block = readObject(depth);
    return SliceObject.of(members.blocks(), new Span(from, at, false), block);
  }

  /// The object at hand, with its members noted.
  ///
  /// @return its block
  private int readObject(int depth) {
    int outer = members.enter();
    expect('{');
    boolean more = !accept('}');
    while (more) {
      readMember(depth);
      more = next('}');
    }
    return members.close(outer);
  }

  private void readMember(int depth) {
    int name = at + 1;
    int member = readName();
    int value = at;
    int inside;
    if (depth + 1 < INDEXED_LEVELS && peek() == '{') {
      inside = readObject(depth + 1);
    } else {
      inside = readValue(depth + 1) ? MemberBlocks.ESCAPES : MemberBlocks.NOTHING;
    }
    members.place(member, name, value, at, inside);
  }

  /// To the value.
  private int readName() {
    int from = at + 1;
    if (readText()) {
      throw Unusual.JSON;
    }
    int member = members.add(from, at - 1);
    colon();
    return member;
  }

  /// Whether it is a text with escapes.
  private boolean readValue(int depth) {
    switch (peek()) {
      case '"' -> {
        return readText();
      }
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> readNumber();
    }
    return false;
  }

  private void skipObject(int depth) {
    limit(depth, DEEPEST);
    int outer = members.enter();
    at++;
    boolean more = !accept('}');
    while (more) {
      readName();
      readValue(depth + 1);
      more = next('}');
    }
    members.leave(outer);
  }

  private void skipArray(int depth) {
    limit(depth, DEEPEST);
    at++;
    boolean more = !accept(']');
    while (more) {
      readValue(depth + 1);
      more = next(']');
    }
  }

  private static void limit(int size, int most) {
    if (size > most) {
      throw Unusual.JSON;
    }
  }

  /// After a value: whether another one follows, or the end was there.
  private boolean next(char close) {
    if (accept(',')) {
      skipSpaces();
      return true;
    }
    expect(close);
    return false;
  }

  private void colon() {
    skipSpaces();
    expect(':');
    skipSpaces();
  }

  private boolean accept(char wanted) {
    skipSpaces();
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw Unusual.JSON;
    }
    at++;
  }

  private byte peek() {
    if (at >= source.length) {
      throw Unusual.JSON;
    }
    return source[at];
  }

  private void skipSpaces() {
    while (at < source.length && isSpace(source[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte letter) {
    return letter <= ' ' && (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t');
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void readNumber() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < source.length && source[at] == '.') {
      at++;
      digits();
    }
    if (at < source.length && (source[at] | 0x20) == 'e') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      int exponent = at;
      digits();
      limit(at - exponent, LONGEST_EXPONENT);
    }
    limit(at - from, LONGEST_NUMBER);
  }

  private void digits() {
    int from = at;
    while (at < source.length && source[at] >= '0' && source[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw Unusual.JSON;
    }
  }

  /// Whether the text has escapes.
  private boolean readText() {
    expect('"');
    boolean escaped = false;
    while (true) {
      skipPlain();
      byte letter = peek();
      if (letter == '"') {
        at++;
        return escaped;
      }
      if (letter == '\\') {
        escaped = true;
        at = Texts.endOfEscape(source, at);
      } else if (letter < 0) {
        at = Texts.endOfCharacter(source, at);
      } else if (letter >= ' ') {
        at++;
      } else {
        throw Unusual.JSON;
      }
    }
  }

  /// Over eight ordinary letters at a time, up to the first other one.
  private void skipPlain() {
    while (at + Long.BYTES <= source.length) {
      long word = (long) LONGS.get(source, at);
      long quote = word ^ (ONES * '"');
      long slash = word ^ (ONES * '\\');
      long special =
          (word
                  | ((quote - ONES) & ~quote)
                  | ((slash - ONES) & ~slash)
                  | ((word - ONES * ' ') & ~word))
              & HIGH;
      if (special != 0) {
        at += Long.numberOfTrailingZeros(special) >>> 3;
        return;
      }
      at += Long.BYTES;
    }
  }
}
