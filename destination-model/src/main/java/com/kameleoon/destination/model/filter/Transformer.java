package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Changes or drops an event; the event that came in stays as it is.
@FunctionalInterface
public interface Transformer {
  /// Empty where the event is dropped.
  Optional<JsonNode> apply(JsonNode event);
}
