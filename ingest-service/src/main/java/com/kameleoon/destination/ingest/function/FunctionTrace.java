package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionOutcome;

/// Watches an event pass the functions, for whoever has to explain what became of it.
public interface FunctionTrace {
  /// Watches nothing.
  FunctionTrace NONE = new FunctionTrace() {};

  /// A function let the event go on.
  ///
  /// @param before the event as JSON
  /// @param after the same text where nothing was changed
  default void function(String function, String before, String after) {}

  /// A function ended the event.
  default void functionEnded(String function, FunctionOutcome outcome) {}
}
