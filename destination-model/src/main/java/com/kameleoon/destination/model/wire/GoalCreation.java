package com.kameleoon.destination.model.wire;

/// Which events may make a new goal; events whose goal exists always convert.
public enum GoalCreation {
  /// Every event.
  All,
  /// Events whose name matches one of the patterns.
  Listed,
  /// None.
  None
}
