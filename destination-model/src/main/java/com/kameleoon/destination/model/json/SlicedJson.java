package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads an object without building its tree: members are decoded when they are asked for, and what
/// nobody has changed is written as it was read.
///
/// Made for events, of which mappings address a few members and pass on the rest.
public final class SlicedJson {
  private SlicedJson() {}

  /// The object as a tree that others cannot tell from Jackson's; the bytes must not be changed
  /// afterwards.
  ///
  /// Empty where the bytes are not one JSON object in UTF-8, and where they are an unusual one: a
  /// name twice, or with escapes, or longer than 1,000 bytes; more than 200 members; more than 100
  /// levels; a number of more than 100 characters or beyond 1e99. Ask Jackson then, for the tree or
  /// for what is wrong.
  public static Optional<ObjectNode> read(byte[] json) {
    try {
      return Optional.of(Scanner.readWhole(json));
    } catch (Unusual _) {
      return Optional.empty();
    }
  }

  /// The value as JSON in UTF-8.
  public static byte[] write(ObjectNode value) {
    return new ByteWriter().write(value).bytes();
  }
}
