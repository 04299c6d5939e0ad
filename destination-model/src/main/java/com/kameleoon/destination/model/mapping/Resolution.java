package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a mapping makes of one event.
public sealed interface Resolution {
  /// The payload, not yet cleaned or validated; an object unless the mapping's root is a directive
  /// that makes something else, missing where it makes nothing. Parts of it may be parts of the
  /// event's own tree.
  record Resolved(JsonNode payload) implements Resolution {}

  /// A directive could not go on; each message names one. Never empty.
  record Failed(List<String> messages) implements Resolution {
    public Failed {
      messages = List.copyOf(messages);
    }
  }
}
