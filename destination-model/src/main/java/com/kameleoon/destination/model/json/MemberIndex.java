package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/// The members of one object: where their names and values are, the values that have been decoded,
/// and what has been put in their place or taken away since.
final class MemberIndex {
  /// What has become of a member.
  private enum Change {
    REPLACED,
    REMOVED
  }

  private final MemberBlocks blocks;
  private final int block;
  private final int first;
  private final int count;

  /// By member; empty while none has been decoded.
  private @Nullable JsonNode[] nodes = {};

  /// By member; empty while nothing has changed.
  private @Nullable Change[] changes = {};

  /// @param block the object's own
  MemberIndex(MemberBlocks blocks, int block) {
    this.blocks = blocks;
    this.block = block;
    this.first = MemberBlocks.first(block);
    this.count = MemberBlocks.count(block);
  }

  int count() {
    return count;
  }

  /// -1 where there is none, or no longer.
  int find(String name) {
    return there(blocks.find(block, name));
  }

  /// The same, sooner.
  int find(MemberName name) {
    return there(blocks.find(block, name));
  }

  private int there(int member) {
    return member >= 0 && isThere(member - first) ? member - first : -1;
  }

  private int place(int i, int which) {
    return blocks.place(first + i, which);
  }

  String name(int i) {
    return blocks.name(first + i);
  }

  /// Decodes the value anew.
  JsonNode decode(int i) {
    return blocks.decode(first + i);
  }

  /// What the question says to what nobody has decoded or changed.
  ///
  /// @param from the first name of the path that is looked for here
  Answer ask(MemberName[] path, int from, ValueQuestion question) {
    int i = find(path[from]);
    if (i < 0) {
      return Answer.UNKNOWN;
    }
    return switch (node(i)) {
      case null -> blocks.ask(first + i, path, from + 1, question);
      case SliceObject object when from + 1 < path.length -> object.ask(path, from + 1, question);
      default -> Answer.UNKNOWN;
    };
  }

  @Nullable JsonNode node(int i) {
    return nodes.length == 0 ? null : nodes[i];
  }

  void setNode(int i, JsonNode node) {
    if (nodes.length == 0) {
      nodes = new JsonNode[count];
    }
    nodes[i] = node;
  }

  void replace(int i, JsonNode node) {
    setNode(i, node);
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

  /// Whether every object that was handed out is still what was read.
  boolean isVerbatim() {
    for (JsonNode node : nodes) {
      if (node instanceof SliceObject object && !object.isVerbatim()) {
        return false;
      }
    }
    return true;
  }

  /// Whether the value is no longer what was read. A list that was handed out may have been
  /// changed.
  boolean mayDiffer(int i) {
    return switch (node(i)) {
      case null -> false;
      case SliceObject object -> isReplaced(i) || !object.isVerbatim();
      case ArrayNode _ -> true;
      default -> isReplaced(i);
    };
  }

  /// The name with its quotes, the colon, and where it is as it was read also the value.
  void copyTo(ByteWriter out, int i) {
    int to = place(i, mayDiffer(i) ? MemberBlocks.VALUE_FROM : MemberBlocks.VALUE_TO);
    out.copy(blocks.source(), place(i, MemberBlocks.NAME_FROM) - 1, to);
  }
}
