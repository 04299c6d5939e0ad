package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A compiled mapping: immutable, for any number of threads.
public final class MappingProgram {
  private final Term root;

  MappingProgram(Term root) {
    this.root = root;
  }

  /// Evaluates the mapping on an event's tree, which stays as it is.
  public Resolution apply(ObjectNode event) {
    try {
      JsonNode result = root.resolve(event);
      return result instanceof ObjectNode payload
          ? new Resolution.Resolved(payload)
          : new Resolution.Failed(
              "The mapping's result must be an object, but it is " + Ecma.typeOf(result));
    } catch (MappingFailure failure) {
      return new Resolution.Failed(failure.reason());
    }
  }
}
