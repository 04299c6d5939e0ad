package com.kameleoon.destination.model.spec;

/// Which goals are created for events that no goal is there for.
public enum GoalCreation {
  /// One for every event name.
  All,
  /// One for every event name that a pattern matches.
  Listed,
  /// None.
  None
}
