package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EvaluationFailure;

/// A runnable node of a mapping: immutable, without side effects.
@FunctionalInterface
interface Term {
  Term ABSENT = (_, _) -> MissingNode.getInstance();

  /// What the node is for that payload; absent is a missing node.
  ///
  /// @throws EvaluationFailure where the event cannot be mapped
  JsonNode resolve(JsonNode payload, Budget budget);
}
