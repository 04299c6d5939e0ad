package com.kameleoon.destination.goal.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Kameleoon account that the goals belong to.
sealed interface Account permits EmbeddedAccount, CloudAccount {
  /// The goals that have one of these names, as name to id.
  Map<String, Long> find(Set<String> names);

  /// Whether it is known which goals there are; until then none is created.
  boolean isKnown();

  /// Makes goals active that wait although the account has them.
  void adopt();

  /// Creates goals: custom, tagged, every conversion counts. Creating one again changes nothing.
  ///
  /// Called with permits of [GoalCreationQuota] only.
  ///
  /// @return how many were created; those that could not be are in line again
  int create(List<WaitingGoal> goals);
}
