package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/// A runnable node of a mapping: immutable, without side effects.
@FunctionalInterface
interface Term {
  /// What the node is for that payload; absent is a missing node.
  JsonNode resolve(JsonNode payload);
}
