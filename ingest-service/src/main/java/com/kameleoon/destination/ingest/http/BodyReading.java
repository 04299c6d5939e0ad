package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What became of reading a body.
sealed interface BodyReading {
  /// @param bytes that the object had as JSON, inflated
  /// @param suspicious whether [SuspiciousText] may be in it, as far as it was not looked for
  record Read(ObjectNode tree, int bytes, boolean suspicious) implements BodyReading {}

  record Unreadable(Refusal refusal) implements BodyReading {}
}
