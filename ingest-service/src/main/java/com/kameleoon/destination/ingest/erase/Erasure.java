package com.kameleoon.destination.ingest.erase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The erasing of one user, as it is shown. Never with an id of theirs.
///
/// @param requestedAt events that were received later are new data and are not touched
/// @param progress part of the kept events that were looked through, 0 to 1
/// @param waitingFor why it does not go on at the moment
/// @param ids under how many ids the user was known
/// @param erased rows by service and kind: `ingest.events`, `goal.conversions`
/// @param left rows that are still found after it, by service and kind; all zero is the proof
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Erasure(
    UUID id,
    Instant requestedAt,
    State state,
    double progress,
    @Nullable String waitingFor,
    @Nullable Instant finishedAt,
    int ids,
    Map<String, Long> erased,
    Map<String, Long> left) {
  public Erasure {
    erased = new TreeMap<>(erased);
    left = new TreeMap<>(left);
  }

  /// How far it is.
  public enum State {
    RUNNING,
    /// Everything is erased, and a second look found nothing.
    DONE
  }
}
