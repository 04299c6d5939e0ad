package com.kameleoon.destination.model.function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an insert function made of an event.
public sealed interface FunctionOutcome {
  /// The event that goes on.
  record Returned(ObjectNode event) implements FunctionOutcome {}

  /// `DropEvent`: filtered on purpose.
  record Dropped(String function, String message) implements FunctionOutcome {}

  /// `EventNotSupported`, or no handler where one is demanded.
  record Unsupported(String function, String message) implements FunctionOutcome {}

  /// `InvalidEventPayload` or `ValidationError`.
  record Rejected(String function, String message) implements FunctionOutcome {}

  /// `RetryError`: the same event may succeed later.
  record RetryAsked(String function, String message) implements FunctionOutcome {}

  /// Anything else; what becomes of the event is for `onError` to say.
  ///
  /// @param message the error with what the function wrote to its console; bounded
  record Failed(String function, FunctionFailure failure, String message)
      implements FunctionOutcome {}
}
