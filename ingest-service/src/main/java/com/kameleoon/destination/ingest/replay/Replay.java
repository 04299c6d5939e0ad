package com.kameleoon.destination.ingest.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A replay and how far it is.
///
/// @param selection JSON, as it was asked for
/// @param rate events in a second, at most
/// @param total events that it takes
/// @param results how many of them ended how: SENT, NOTHING_LEFT, FILTERED, DISCARDED,
///   BODY_NOT_KEPT, GONE
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
    long id,
    String selection,
    int rate,
    State state,
    Instant createdAt,
    @Nullable Instant endedAt,
    long total,
    Map<String, Long> results) {
  public Replay {
    results = Map.copyOf(results);
  }

  /// Where it stands.
  public enum State {
    RUNNING,
    DONE,
    CANCELLED
  }

  /// Events that are through.
  @JsonProperty
  public long done() {
    return results.values().stream().mapToLong(Long::longValue).sum();
  }
}
