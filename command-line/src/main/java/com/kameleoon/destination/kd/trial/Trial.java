package com.kameleoon.destination.kd.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.kd.validate.CheckedDestination;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.route.EventFunctions;
import com.kameleoon.destination.model.route.EventRoute;
import com.kameleoon.destination.model.route.RouteVerdict;
import java.util.List;

/// One event and what one destination makes of it.
///
/// @param triggers each enabled mapping, and whether it matches the event as the source sent it
record Trial(ObjectNode event, List<Trigger> triggers, RouteVerdict verdict) {
  record Trigger(String mapping, boolean matches) {}

  static Trial of(
      ObjectNode event, CheckedDestination.Runnable destination, EventFunctions functions) {
    SegmentEvent view = new SegmentEvent(event);
    List<Trigger> triggers =
        destination.program().mappings().stream()
            .map(mapping -> new Trigger(mapping.name(), mapping.matches(view)))
            .toList();
    return new Trial(
        event, triggers, new EventRoute(destination.program(), functions).decide(view));
  }
}
