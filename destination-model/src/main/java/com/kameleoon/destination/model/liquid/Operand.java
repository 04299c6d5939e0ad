package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A value in a template's expression, not yet looked up.
sealed interface Operand {
  /// A text, a number, true, false, nil, empty or blank.
  record Literal(JsonNode value) implements Operand {}

  /// Members of a variable, or of a literal.
  record Access(Optional<Operand> root, List<Operand> keys) implements Operand {}

  /// `(1..3)`.
  record Range(Operand low, Operand high) implements Operand {}
}
