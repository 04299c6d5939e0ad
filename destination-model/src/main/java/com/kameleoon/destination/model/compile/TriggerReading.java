package com.kameleoon.destination.model.compile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Triggers that ask for one event type: `type = "track"`.
final class TriggerReading {
  private static final Pattern TYPE_IS = Pattern.compile("\\s*type\\s*=\\s*\"([a-z]+)\"\\s*");

  private TriggerReading() {}

  static Optional<Trigger> read(String subscribe) {
    Matcher typeIs = TYPE_IS.matcher(subscribe);
    if (!typeIs.matches()) {
      return Optional.empty();
    }
    String type = typeIs.group(1);
    return Optional.of(event -> event.tree().path("type").asText().equals(type));
  }
}
