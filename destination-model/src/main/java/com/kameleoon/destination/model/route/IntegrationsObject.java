package com.kameleoon.destination.model.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.event.SegmentEvent;
import java.util.List;

/// The event's own say about which destinations may have it: `integrations`, as in Segment.
final class IntegrationsObject {
  /// The Actions destination, then the classic one; exact, as in Segment.
  private static final List<String> NAMES = List.of("Kameleoon (Actions)", "Kameleoon");

  private static final String ALL = "All";

  private IntegrationsObject() {}

  /// True when this destination is switched off by name, or `All` is and no name switches it on. An
  /// object with settings switches it on.
  static boolean excludes(SegmentEvent event) {
    JsonNode integrations = event.tree().path("integrations");
    for (String name : NAMES) {
      JsonNode own = integrations.path(name);
      if (own.isBoolean() || own.isObject()) {
        return own.isBoolean() && !own.booleanValue();
      }
    }
    JsonNode all = integrations.path(ALL);
    return all.isBoolean() && !all.booleanValue();
  }
}
