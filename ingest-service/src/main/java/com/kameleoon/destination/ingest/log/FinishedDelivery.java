package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The end of a delivery.
public sealed interface FinishedDelivery {
  UUID id();

  /// Attempts that were begun for it.
  int attempts();

  /// The target has it.
  record Delivered(UUID id, int attempts) implements FinishedDelivery {}

  /// Given up; its item stays in the log.
  record Discarded(UUID id, int attempts, DiscardReason reason, @Nullable String detail)
      implements FinishedDelivery {}
}
