package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the members of one object are: their names and values, the values that have been decoded,
/// and what has been put in their place or taken away since.
final class MemberIndex {
  private static final int INTS = 4;

  /// How a member stands.
  private enum State {
    AS_READ,
    REPLACED,
    REMOVED
  }

  private final byte[] source;
  private int[] places = new int[16 * INTS];
  private boolean[] escaped = new boolean[16];
  private State[] states = new State[16];
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
      states = Arrays.copyOf(states, count * 2);
      nodes = Arrays.copyOf(nodes, count * 2);
    }
    int place = count * INTS;
    places[place] = name;
    places[place + 1] = nameEnd;
    places[place + 2] = value.from();
    places[place + 3] = value.to();
    escaped[count] = value.escaped();
    states[count] = State.AS_READ;
    count++;
  }

  void addObject(int name, int nameEnd, SliceObject object) {
    add(name, nameEnd, object.span());
    nodes[count - 1] = object;
  }

  /// -1 where there is none, or no longer.
  int find(String name) {
    for (int i = 0; i < count; i++) {
      if (states[i] != State.REMOVED && isNamed(i, name)) {
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

  void replace(int i, JsonNode node) {
    nodes[i] = node;
    states[i] = State.REPLACED;
  }

  void remove(int i) {
    states[i] = State.REMOVED;
  }

  boolean isThere(int i) {
    return states[i] != State.REMOVED;
  }

  /// Whether the value is no longer what was read. A list that was handed out may have been
  /// changed.
  boolean mayDiffer(int i) {
    return switch (nodes[i]) {
      case null -> false;
      case SliceObject object -> states[i] == State.REPLACED || !object.isVerbatim();
      case ArrayNode _ -> true;
      default -> states[i] == State.REPLACED;
    };
  }

  /// The name with its quotes, the colon, and where it is as it was read also the value.
  void copyTo(ByteWriter out, int i) {
    int place = i * INTS;
    int to = mayDiffer(i) ? places[place + 2] : places[place + 3];
    out.copy(source, places[place] - 1, to);
  }
}
