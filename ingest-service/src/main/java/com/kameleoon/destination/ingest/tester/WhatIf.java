package com.kameleoon.destination.ingest.tester;

import com.kameleoon.destination.ingest.explain.JsonDiff;
import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What another configuration would have made of the last real events.
///
/// @param issues all that is wrong with it; then nothing was compared
/// @param compared events
/// @param same of these, decided alike
/// @param leftOut events besides, whose bodies were larger than those that are kept
/// @param kinds of difference with how many events each has, the most frequent first
/// @param samples some of the events that would be decided otherwise
public record WhatIf(
    List<Issue> issues,
    int compared,
    int same,
    int leftOut,
    List<Kind> kinds,
    List<Sample> samples) {
  public WhatIf {
    issues = List.copyOf(issues);
    kinds = List.copyOf(kinds);
    samples = List.copyOf(samples);
  }

  /// Events that differ alike.
  public record Kind(String before, String after, int events) {}

  /// One event.
  public record Sample(
      String messageId,
      String type,
      String name,
      Decision before,
      Decision after,
      List<JsonDiff.Change> changes) {}
}
