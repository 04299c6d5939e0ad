package com.kameleoon.destination.goal.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A goal that is needed and not there yet, at its place in the line.
///
/// @param conversions that wait for it
/// @param refusal what the account said last; null where it was not asked yet
/// @param notBefore when it is tried again; null where as soon as there is room
public record WaitingGoalView(
    long id,
    String name,
    Instant waitingSince,
    long conversions,
    @Nullable String refusal,
    @Nullable Instant notBefore) {
  /// The goals in the order in which they are created.
  public record Page(List<WaitingGoalView> goals, @Nullable String next) {}
}
