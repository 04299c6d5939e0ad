package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.List;
import java.util.Locale;

/// A compiled mapping: immutable, for any number of threads.
public final class MappingProgram {
  private final Term root;

  MappingProgram(Term root) {
    this.root = root;
  }

  /// Whether every payload is an object made for it, and no part of the event's own tree.
  public boolean makesOwnObject() {
    return root instanceof MembersTerm;
  }

  /// Evaluates the mapping on an event's tree, which stays as it is; fails for what is no object.
  public Resolution apply(JsonNode event) {
    if (!event.isObject()) {
      String type = event.getNodeType().name().toLowerCase(Locale.ROOT);
      return new Resolution.Failed(List.of("data must be an object, got " + type));
    }
    try {
      return new Resolution.Resolved(root.resolve(event, new Budget()));
    } catch (EvaluationFailure failure) {
      return new Resolution.Failed(failure.messages());
    }
  }
}
