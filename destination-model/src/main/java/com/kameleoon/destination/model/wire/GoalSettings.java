package com.kameleoon.destination.model.wire;

import org.jspecify.annotations.Nullable;

/// The part of a resource that goal-service runs by; a JSON file that it reads again when it
/// changes.
///
/// @param sitecode the Kameleoon project, 10 characters
/// @param convention how a goal is named when no goal has the event's exact name
/// @param visitorCodeFallback what stands in for a missing visitor code
/// @param currency ISO 4217 code assumed for a revenue without one; absent means none is stored
/// @param mode Live unless written otherwise; Shadow keeps what would have been done and does
///   nothing
public record GoalSettings(
    int version,
    String sitecode,
    GoalConvention convention,
    VisitorCodeFallback visitorCodeFallback,
    @Nullable String currency,
    DestinationMode mode) {
  public GoalSettings {
    mode = mode == null ? DestinationMode.Live : mode;
  }
}
