package com.kameleoon.destination.goal.catalog;

import java.util.Map;
import java.util.Set;

/// The Kameleoon account that the goals belong to.
sealed interface Account permits EmbeddedAccount {
  /// The goals that have one of these names, as name to the catalogue's id.
  Map<String, Long> find(Set<String> names);

  /// Creates the goal: custom, tagged, every conversion counts. Creating it again changes nothing.
  ///
  /// Called with a permit of [GoalCreationQuota] only.
  void create(WaitingGoal goal);
}
