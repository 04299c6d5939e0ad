package com.kameleoon.destination.model.liquid;

import java.util.List;
import java.util.Optional;

/// A filter with its arguments.
record FilterCall(String name, List<Argument> arguments) {
  /// `value`, or `key: value`.
  record Argument(Optional<String> key, Optional<Operand> value) {}
}
