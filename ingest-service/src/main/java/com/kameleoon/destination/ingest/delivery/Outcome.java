package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an attempt meant for one delivery.
sealed interface Outcome {
  /// The target stored it.
  record Delivered() implements Outcome {}

  /// @param after the target's own wish; empty where our backoff decides
  /// @param detail for whoever reads why it was given up in the end
  record RetryLater(Optional<Duration> after, @Nullable String detail) implements Outcome {}

  /// It will never be taken.
  record Discarded(DiscardReason reason, @Nullable String detail) implements Outcome {}
}
