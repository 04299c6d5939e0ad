package com.kameleoon.destination.goal.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would be done in the account, goal by goal.
///
/// @param known whether the account's goals were read; without them the plan is empty
public record AccountPlan(boolean known, List<Step> steps) {
  /// What happens to one goal.
  public enum Action {
    /// The account has a goal of that name.
    FOUND,
    /// A new goal.
    CREATED,
    /// The account calls it otherwise now, and its events follow it.
    RENAMED,
    /// It is gone from the account; a new one takes its place.
    CREATED_ANEW,
    /// `goals.create` does not allow it: its conversions wait.
    NOT_ALLOWED
  }

  /// @param name in this service
  /// @param accountName in the account; null where it is not there
  public record Step(
      Action action, String name, @Nullable String accountName, @Nullable Long accountGoalId) {}
}
