package com.kameleoon.destination.local.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.event.EventType;

/// One line of an event file.
final class EventLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventLine() {}

  /// The call of the tracking API that takes this line: the event's own type where Segment has it,
  /// else `track`, which says what is wrong with it.
  static String call(String line) {
    try {
      return EventType.ofWireName(JSON.readTree(line).path("type").asText())
          .map(EventType::wireName)
          .orElse("track");
    } catch (JsonProcessingException e) {
      return "track";
    }
  }
}
