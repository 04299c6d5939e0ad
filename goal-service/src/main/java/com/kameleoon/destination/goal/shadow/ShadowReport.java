package com.kameleoon.destination.goal.shadow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What would have been done, beside what the classic destination does.
///
/// @param on whether the destination is in the mode Shadow now
/// @param since the first of the conversions; absent where there is none
/// @param notes what the comparison cannot tell
/// @param goals by conversions, the most first; at most 500
public record ShadowReport(
    boolean on, @Nullable Instant since, List<String> notes, List<WouldBeGoal> goals) {
  public ShadowReport {
    notes = List.copyOf(notes);
    goals = List.copyOf(goals);
  }

  /// A goal as it would be.
  ///
  /// @param name under which conversions would count
  /// @param wouldBeCreated the account has no goal of this name
  /// @param revenue sums by ISO 4217 code, XXX where none was given
  public record WouldBeGoal(
      String name,
      String eventType,
      String eventName,
      boolean wouldBeCreated,
      long conversions,
      long visitors,
      Map<String, String> revenue,
      Instant lastAt,
      Classic classic) {}

  /// What the classic destination made of the same event, matched by name.
  ///
  /// @param name the exact one, else `Segment.io – <name>`
  /// @param goalId in the account; absent where it has no such goal
  public record Classic(String name, @Nullable Long goalId, Verdict verdict) {}

  /// How the two agree.
  public enum Verdict {
    /// Both count under one goal: after the change it goes on.
    SAME_GOAL,
    /// The classic destination counts under another goal, which would stop.
    OTHER_GOAL,
    /// The classic destination has made no goal of it.
    ONLY_HERE
  }
}
