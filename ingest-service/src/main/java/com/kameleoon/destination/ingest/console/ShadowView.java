package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// goal-service's report on the mode Shadow, as the page shows it.
///
/// @param since RFC 3339, of the first would-be conversion; empty where there is none
/// @param goals by conversions, the most first
public record ShadowView(boolean on, String since, List<String> notes, List<JsonNode> goals) {
  public ShadowView {
    notes = List.copyOf(notes);
    goals = List.copyOf(goals);
  }

  static ShadowView of(JsonNode report) {
    List<String> notes = new ArrayList<>();
    report.path("notes").forEach(note -> notes.add(note.asText()));
    return new ShadowView(
        report.path("on").asBoolean(),
        report.path("since").asText(""),
        notes,
        StreamSupport.stream(report.path("goals").spliterator(), false).toList());
  }

  public long conversions() {
    return goals.stream().mapToLong(goal -> goal.path("conversions").asLong()).sum();
  }

  /// @param verdict SAME_GOAL, OTHER_GOAL or ONLY_HERE
  public long with(String verdict) {
    return goals.stream().filter(goal -> verdict(goal).equals(verdict)).count();
  }

  public static String verdict(JsonNode goal) {
    return goal.path("classic").path("verdict").asText();
  }
}
