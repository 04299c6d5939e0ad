package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Stored events and explanations for a person to read.
final class EventLines {
  private EventLines() {}

  /// One line: when, what, whose, and what became of it.
  static String line(JsonNode event) {
    StringBuilder line = new StringBuilder();
    line.append(event.path("receivedAt").asText()).append("  ");
    line.append("%-10s ".formatted(event.path("status").asText()));
    line.append(event.path("type").asText());
    if (event.hasNonNull("name")) {
      line.append(" \"").append(event.path("name").asText()).append('"');
    }
    line.append("  ").append(event.path("messageId").asText());
    String user = event.path("userId").asText(event.path("anonymousId").asText(""));
    line.append(user.isEmpty() || user.equals("null") ? "" : "  " + user);
    String why = why(event);
    return line.append(why.isEmpty() ? "" : "  (" + why + ")").toString();
  }

  private static String why(JsonNode event) {
    List<String> reasons = new ArrayList<>();
    if (event.hasNonNull("reason")) {
      reasons.add(event.path("reason").asText());
    }
    for (JsonNode delivery : event.path("deliveries")) {
      if (delivery.hasNonNull("reason")) {
        reasons.add(delivery.path("mapping").asText() + ": " + delivery.path("reason").asText());
      }
    }
    return String.join(", ", reasons);
  }

  /// Every step of an explanation, with what it changed.
  static String explanation(JsonNode explanation) {
    StringBuilder text = new StringBuilder(line(explanation.path("event"))).append('\n');
    explanation
        .path("notes")
        .forEach(note -> text.append("note: ").append(note.asText()).append('\n'));
    for (JsonNode step : explanation.path("steps")) {
      String name = step.path("name").asText();
      text.append(
          "  %-12s %-10s %s%s%n"
              .formatted(
                  step.path("kind").asText(),
                  step.path("verdict").asText(),
                  name.isEmpty() ? "" : name + ": ",
                  step.path("sentence").asText()));
      if (step.hasNonNull("after")) {
        step.path("after")
            .toPrettyString()
            .lines()
            .forEach(line -> text.append("      ").append(line).append('\n'));
      }
    }
    return text.toString();
  }
}
