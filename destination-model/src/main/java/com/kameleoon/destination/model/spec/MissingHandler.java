package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of an event for whose type an insert function has no handler.
public enum MissingHandler {
  /// It goes on unchanged; the default of the strict dialect.
  @JsonProperty("Pass")
  PASS,
  /// It is filtered.
  @JsonProperty("Drop")
  DROP,
  /// It is discarded as an unsupported event type, as Segment does; the default of compat.
  @JsonProperty("Reject")
  REJECT
}
