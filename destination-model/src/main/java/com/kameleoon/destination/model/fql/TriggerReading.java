package com.kameleoon.destination.model.fql;

/// What Segment's parser makes of a text.
sealed interface TriggerReading {
  /// A tree.
  record Understood(Trigger.Group root) implements TriggerReading {}

  /// The parser fails, and the trigger never matches.
  ///
  /// @param message the reference's own words
  record Unreadable(String message) implements TriggerReading {}
}
