package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pipeline decided about an event.
public sealed interface Verdict {
  /// One entry per mapping that matched; never empty.
  record Deliveries(List<PlannedDelivery> deliveries) implements Verdict {
    public Deliveries {
      deliveries = List.copyOf(deliveries);
      if (deliveries.isEmpty()) {
        throw new IllegalArgumentException("an event without deliveries is Filtered or Discarded");
      }
    }
  }

  /// Not for this destination, as configured.
  record Filtered(FilterReason reason, @Nullable String detail) implements Verdict {}

  /// Given up as a whole, and kept.
  record Discarded(DiscardReason reason, @Nullable String detail) implements Verdict {}
}
