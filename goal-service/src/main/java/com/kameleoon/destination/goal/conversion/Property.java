package com.kameleoon.destination.goal.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads a property by its name, or by names with dots between them.
final class Property {
  private Property() {}

  /// A text, a number or a truth value as its text; empty where it is another thing or blank.
  static Optional<String> text(ObjectNode properties, String path) {
    JsonNode value = properties.path(path);
    if (value.isMissingNode()) {
      value = properties;
      for (String name : path.split("\\.", -1)) {
        value = value.path(name);
      }
    }
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
