package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import org.jspecify.annotations.Nullable;

/// How events become goals and conversions.
///
/// @param convention how a created goal is named; Actions unless written otherwise
/// @param visitorCodeFallback what stands in for a missing visitor code; None unless written
///   otherwise
/// @param currency ISO 4217 code assumed for a revenue without one; absent means none
public record GoalsSpec(
    GoalConvention convention, VisitorCodeFallback visitorCodeFallback, @Nullable String currency) {
  static final GoalsSpec DEFAULT =
      new GoalsSpec(GoalConvention.Actions, VisitorCodeFallback.None, null);

  public GoalsSpec {
    convention = convention == null ? GoalConvention.Actions : convention;
    visitorCodeFallback =
        visitorCodeFallback == null ? VisitorCodeFallback.None : visitorCodeFallback;
  }
}
