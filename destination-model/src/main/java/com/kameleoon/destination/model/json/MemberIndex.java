package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the members of one object are: their names and values, and the values that have been
/// decoded.
final class MemberIndex {
  private static final int INTS = 4;

  private final byte[] source;
  private int[] places = new int[16 * INTS];
  private boolean[] escaped = new boolean[16];
  private @Nullable JsonNode[] nodes = new JsonNode[16];
  private int count;

  MemberIndex(byte[] source) {
    this.source = source;
  }

  int count() {
    return count;
  }

  void add(int name, int nameEnd, Span value) {
    if (count == escaped.length) {
      places = Arrays.copyOf(places, places.length * 2);
      escaped = Arrays.copyOf(escaped, count * 2);
      nodes = Arrays.copyOf(nodes, count * 2);
    }
    int place = count * INTS;
    places[place] = name;
    places[place + 1] = nameEnd;
    places[place + 2] = value.from();
    places[place + 3] = value.to();
    escaped[count] = value.escaped();
    count++;
  }

  void addObject(int name, int nameEnd, SliceObject object) {
    add(name, nameEnd, object.span());
    nodes[count - 1] = object;
  }

  /// -1 where there is none.
  int find(String name) {
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isNamed(int i, String name) {
    int from = places[i * INTS];
    int length = places[i * INTS + 1] - from;
    if (length < name.length()) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      byte letter = source[from + at];
      if (letter < 0) {
        return name(i).equals(name);
      }
      if (at == name.length() || letter != name.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  String name(int i) {
    return Texts.decode(source, places[i * INTS], places[i * INTS + 1], false);
  }

  Span value(int i) {
    return new Span(places[i * INTS + 2], places[i * INTS + 3], escaped[i]);
  }

  @Nullable JsonNode node(int i) {
    return nodes[i];
  }

  void setNode(int i, JsonNode node) {
    nodes[i] = node;
  }
}
