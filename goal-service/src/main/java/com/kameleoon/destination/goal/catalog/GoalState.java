package com.kameleoon.destination.goal.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a goal exists in the account yet.
public enum GoalState {
  /// Needed, and in line for the limits on creating goals; its conversions are kept.
  @JsonProperty("waiting")
  WAITING,
  /// Exists.
  @JsonProperty("active")
  ACTIVE
}
