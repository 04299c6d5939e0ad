package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the members of one object are: their names and values, the values that have been decoded,
/// and what has been put in their place or taken away since.
final class MemberIndex {
  private static final int INTS = 4;
  private static final int EXPECTED = 8;

  /// Where a name is, without its quotes.
  record Name(int from, int to, long fingerprint) {}

  /// What has become of a member.
  private enum Change {
    REPLACED,
    REMOVED
  }

  private final byte[] source;
  private int[] places = new int[EXPECTED * INTS];
  private long[] fingerprints = new long[EXPECTED];
  private boolean[] escaped = new boolean[EXPECTED];
  private @Nullable JsonNode[] nodes = new JsonNode[EXPECTED];
  private int count;

  /// By member; empty while nothing has changed.
  private @Nullable Change[] changes = {};

  MemberIndex(byte[] source) {
    this.source = source;
  }

  int count() {
    return count;
  }

  void add(Name name, Span value) {
    if (count == escaped.length) {
      places = Arrays.copyOf(places, places.length * 2);
      fingerprints = Arrays.copyOf(fingerprints, count * 2);
      escaped = Arrays.copyOf(escaped, count * 2);
      nodes = Arrays.copyOf(nodes, count * 2);
    }
    int place = count * INTS;
    places[place] = name.from();
    places[place + 1] = name.to();
    places[place + 2] = value.from();
    places[place + 3] = value.to();
    fingerprints[count] = name.fingerprint();
    escaped[count] = value.escaped();
    count++;
  }

  void addObject(Name name, SliceObject object) {
    add(name, object.span());
    nodes[count - 1] = object;
  }

  /// -1 where there is none, or no longer.
  int find(String name) {
    for (int i = 0; i < count; i++) {
      if (isThere(i) && isNamed(i, name)) {
        return i;
      }
    }
    return -1;
  }

  /// The same, sooner.
  int find(MemberName name) {
    long wanted = name.fingerprint();
    for (int i = 0; i < count; i++) {
      if (fingerprints[i] == wanted && isThere(i) && isNamed(i, name.toString())) {
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
    change(i, Change.REPLACED);
  }

  void remove(int i) {
    change(i, Change.REMOVED);
  }

  boolean isThere(int i) {
    return changes.length == 0 || changes[i] != Change.REMOVED;
  }

  private void change(int i, Change change) {
    if (changes.length == 0) {
      changes = new Change[count];
    }
    changes[i] = change;
  }

  private boolean isReplaced(int i) {
    return changes.length != 0 && changes[i] == Change.REPLACED;
  }

  /// Whether the value is no longer what was read. A list that was handed out may have been
  /// changed.
  boolean mayDiffer(int i) {
    return switch (nodes[i]) {
      case null -> false;
      case SliceObject object -> isReplaced(i) || !object.isVerbatim();
      case ArrayNode _ -> true;
      default -> isReplaced(i);
    };
  }

  /// The name with its quotes, the colon, and where it is as it was read also the value.
  void copyTo(ByteWriter out, int i) {
    int place = i * INTS;
    int to = mayDiffer(i) ? places[place + 2] : places[place + 3];
    out.copy(source, places[place] - 1, to);
  }
}
