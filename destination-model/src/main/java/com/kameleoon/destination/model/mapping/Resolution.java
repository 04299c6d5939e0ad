package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a mapping makes of one event.
public sealed interface Resolution {
  /// The payload, not yet cleaned or validated. Parts of it may be parts of the event's own tree.
  record Resolved(ObjectNode payload) implements Resolution {}

  /// A directive could not go on; `message` names it.
  record Failed(String message) implements Resolution {}
}
