package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How triggers, filters and mappings are read.
public enum Dialect {
  /// What Segment silently misreads is an issue; the default for what people write.
  @JsonProperty("strict")
  STRICT,
  /// Segment's own evaluators bit for bit, for imported workspaces.
  @JsonProperty("compat")
  COMPAT
}
