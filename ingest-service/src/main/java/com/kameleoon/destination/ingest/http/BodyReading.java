package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What became of reading a body.
sealed interface BodyReading {
  /// @param bytes that the object had as JSON, inflated
  record Read(ObjectNode tree, int bytes) implements BodyReading {}

  record Unreadable(Refusal refusal) implements BodyReading {}
}
