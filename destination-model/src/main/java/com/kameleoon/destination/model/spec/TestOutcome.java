package com.kameleoon.destination.model.spec;

/// What a test expects of an event or a payload.
public enum TestOutcome {
  /// Sent on to Kameleoon.
  Delivered,
  /// Kept back as configured: by a filter, a function, the event itself, or for want of a mapping.
  Filtered,
  /// Given up with a reason, and kept.
  Discarded
}
