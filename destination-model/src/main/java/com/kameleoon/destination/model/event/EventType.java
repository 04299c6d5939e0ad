package com.kameleoon.destination.model.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/// The six calls of Segment's tracking API; on the wire in lower case.
///
/// The annotations of the constants say so to generators of API descriptions.
public enum EventType {
  @JsonProperty("track")
  TRACK,
  @JsonProperty("page")
  PAGE,
  @JsonProperty("screen")
  SCREEN,
  @JsonProperty("identify")
  IDENTIFY,
  @JsonProperty("group")
  GROUP,
  @JsonProperty("alias")
  ALIAS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /// Lower case, as Segment writes it.
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /// The type of that exact lower-case name; empty where Segment has no such call.
  public static Optional<EventType> ofWireName(String wireName) {
    for (EventType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  @JsonCreator
  static EventType read(String wireName) {
    return ofWireName(wireName)
        .orElseThrow(() -> new IllegalArgumentException("unknown event type: " + wireName));
  }
}
