package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;

/// Something that has a value for an event.
@FunctionalInterface
interface Operand {
  /// MissingNode where JavaScript has `undefined`.
  JsonNode value(JsonNode event);
}
