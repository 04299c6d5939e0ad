package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A checked node of a mapping.
sealed interface Directive {
  /// A value as written.
  record Constant(JsonNode value) implements Directive {}

  record Items(List<Directive> items) implements Directive {}

  record Members(Map<String, Directive> members) implements Directive {}

  record Path(Directive path) implements Directive {}

  record If(
      @Nullable Directive exists,
      @Nullable Directive blank,
      @Nullable Directive then,
      @Nullable Directive otherwise)
      implements Directive {}
}
