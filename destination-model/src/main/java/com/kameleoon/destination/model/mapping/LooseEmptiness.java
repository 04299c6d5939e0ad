package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;

/// What Segment's `blank` really asks: there, not null, and `value != ''` in JavaScript's loose
/// sense.
final class LooseEmptiness {
  private LooseEmptiness() {}

  static boolean isFilled(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> false;
      case OBJECT, POJO, BINARY -> true;
      case STRING -> !value.textValue().isEmpty();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.doubleValue() != 0;
      case ARRAY -> !printsEmpty(value);
    };
  }

  /// A list is compared as its text: `[]`, `['']` and `[[null]]` are all ''.
  private static boolean printsEmpty(JsonNode array) {
    return array.isEmpty() || (array.size() == 1 && itemPrintsEmpty(array.get(0)));
  }

  private static boolean itemPrintsEmpty(JsonNode item) {
    return Ecma.isNullish(item)
        || (item.isTextual() && item.textValue().isEmpty())
        || (item.isArray() && printsEmpty(item));
  }
}
