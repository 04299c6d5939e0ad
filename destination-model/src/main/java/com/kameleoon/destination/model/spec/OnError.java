package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of an event when a filter or an insert function fails on it.
public enum OnError {
  /// Discarded with the reason, and kept for replay.
  @JsonProperty("DeadLetter")
  DEAD_LETTER,
  /// Not delivered, and counted as filtered.
  @JsonProperty("Drop")
  DROP,
  /// It goes on as it was before.
  @JsonProperty("Pass")
  PASS
}
