package com.kameleoon.destination.model.route;

import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.List;

/// What a destination makes of an event.
public sealed interface RouteVerdict {
  /// One entry per mapping that matched; never empty.
  record Mapped(List<MappedDelivery> deliveries) implements RouteVerdict {
    public Mapped {
      deliveries = List.copyOf(deliveries);
    }
  }

  /// Not for this destination, as configured.
  record Filtered(FilterReason reason, String detail) implements RouteVerdict {}

  /// Given up as a whole.
  record Discarded(DiscardReason reason, String detail) implements RouteVerdict {}
}
