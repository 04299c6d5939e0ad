package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What one request to a target came to.
sealed interface Answer {
  /// An outcome per item, by the item's id; items may be missing.
  record PerItem(Map<String, Outcome> outcomes) implements Answer {}

  /// The target will not take the request as it is; a smaller one tells which items are to blame.
  ///
  /// @param alone what it means for an item that was refused all by itself
  record Refused(Outcome.Discarded alone) implements Answer {
    static Refused of(DiscardReason reason, String detail) {
      return new Refused(new Outcome.Discarded(reason, detail));
    }
  }

  /// Nothing is known about any item: no answer, or none of ours, or "not now".
  record Unavailable(Optional<Duration> retryAfter, String detail) implements Answer {
    static Unavailable because(String detail) {
      return new Unavailable(Optional.empty(), detail);
    }
  }
}
