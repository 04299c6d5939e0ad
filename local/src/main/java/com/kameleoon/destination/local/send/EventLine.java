package com.kameleoon.destination.local.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.event.EventType;
import java.util.Optional;

/// One line of an event file as a request of the tracking API.
///
/// @param path such as `/v1/track`
record EventLine(String path, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A call says its type by its path. A line of a type that there is no path for goes as a batch
  /// of one, whose items carry their types, so that the answer names the type.
  static EventLine of(String line) {
    try {
      String type = JSON.readTree(line).path("type").asText();
      Optional<EventType> known = EventType.ofWireName(type);
      return known
          .map(found -> new EventLine("/v1/" + found.wireName(), line))
          .orElseGet(() -> new EventLine("/v1/batch", "{\"batch\":[" + line + "]}"));
    } catch (JsonProcessingException broken) {
      return new EventLine("/v1/track", line);
    }
  }
}
