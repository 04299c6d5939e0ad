package com.kameleoon.destination.goal.forward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What became of a batch, row by row; rows that are not named stay as they are.
///
/// @param taken by the account
/// @param refused for good, each with why
/// @param again not before then
record Sent(List<Long> taken, List<Refused> refused, List<Again> again) {
  /// @param refusal a sentence for people
  record Refused(long id, String refusal) {}

  /// @param refusal a sentence for people
  record Again(long id, Instant notBefore, String refusal) {}

  /// Whether every row stays as it is.
  boolean isNothing() {
    return taken.isEmpty() && refused.isEmpty() && again.isEmpty();
  }

  static Sent nothing() {
    return new Sent(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
