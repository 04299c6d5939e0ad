package com.kameleoon.destination.ingest.explain;

/// What a step did with an event.
public enum StepVerdict {
  /// Let it go on as it was.
  PASSED,
  /// Let it go on, changed.
  CHANGED,
  /// Was not meant for it.
  SKIPPED,
  /// Ended it on purpose.
  FILTERED,
  /// Gave it up, and kept it.
  DISCARDED,
  /// Could not answer.
  FAILED,
  /// Has it.
  DELIVERED,
  /// Is still to do it.
  PENDING
}
