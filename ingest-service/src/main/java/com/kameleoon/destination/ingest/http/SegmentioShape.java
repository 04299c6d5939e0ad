package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;

/// Restores Segment's own shape of an event from what Segment's published destination sends: there,
/// the traits of identify and group travel as `properties`, a type may be missing, and a page may
/// be named by `event`.
final class SegmentioShape {
  private SegmentioShape() {}

  static void restore(ObjectNode event) {
    if (EventShape.isAbsent(event.get("type"))) {
      event.put("type", inferred(event).wireName());
    }
    switch (event.path("type").asText()) {
      case "identify", "group" -> move(event, "properties", "traits");
      case "page", "screen" -> move(event, "event", "name");
      default -> {}
    }
  }

  /// In early 2024 the actions for page, group and identify sent no type; only a page has a name or
  /// a context.
  private static EventType inferred(ObjectNode event) {
    if (event.has("groupId")) {
      return EventType.GROUP;
    }
    if (event.has("event")) {
      return EventType.TRACK;
    }
    return event.has("name") || event.has("context") ? EventType.PAGE : EventType.IDENTIFY;
  }

  private static void move(ObjectNode event, String from, String to) {
    JsonNode value = event.get(from);
    if (!EventShape.isAbsent(value) && EventShape.isAbsent(event.get(to))) {
      event.set(to, value);
      event.remove(from);
    }
  }
}
