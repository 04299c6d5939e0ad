package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;

/// Whether an event is meant; immutable, allocates nothing for ordinary events.
@FunctionalInterface
public interface EventMatcher {
  /// @param event the whole event as its source sent it; never changed
  boolean matches(JsonNode event);
}
