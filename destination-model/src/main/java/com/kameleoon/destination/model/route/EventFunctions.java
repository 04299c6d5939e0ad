package com.kameleoon.destination.model.route;

import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.function.FunctionOutcome;

/// A destination's insert functions in their order; whoever has a JavaScript engine implements it.
@FunctionalInterface
public interface EventFunctions {
  /// For a destination without functions.
  EventFunctions NONE = event -> new FunctionOutcome.Returned(event.tree());

  /// The event is not changed.
  FunctionOutcome apply(SegmentEvent event);
}
