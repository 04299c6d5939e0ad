package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Names of members, the outermost first, by which values are asked about that nobody has decoded.
public final class MemberPath {
  private final MemberName[] names;

  private MemberPath(MemberName[] names) {
    this.names = names;
  }

  /// @param names at least one
  public static MemberPath of(List<MemberName> names) {
    return new MemberPath(names.toArray(MemberName[]::new));
  }

  /// What the question says to the value. UNKNOWN where there is no text and no number, where a
  /// text has escapes, where it has been decoded or changed, and in trees of Jackson.
  public Answer ask(JsonNode owner, ValueQuestion question) {
    return owner instanceof SliceObject slice ? slice.ask(names, 0, question) : Answer.UNKNOWN;
  }
}
