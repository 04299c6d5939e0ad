package com.kameleoon.destination.model.function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an insert function made of an event.
public sealed interface FunctionOutcome {
  /// The event that goes on.
  record Returned(ObjectNode event) implements FunctionOutcome {}

  /// The event does not go on; each says which function ended it.
  sealed interface Ended extends FunctionOutcome {}

  /// `DropEvent`: filtered on purpose.
  record Dropped(String function, String message) implements Ended {}

  /// `EventNotSupported`, or no handler where one is demanded.
  record Unsupported(String function, String message) implements Ended {}

  /// `InvalidEventPayload` or `ValidationError`.
  record Rejected(String function, String message) implements Ended {}

  /// `RetryError`: the same event may succeed later.
  record RetryAsked(String function, String message) implements Ended {}

  /// Anything else; what becomes of the event is for `onError` to say.
  ///
  /// @param message the error with what the function wrote to its console; bounded
  record Failed(String function, FunctionFailure failure, String message) implements Ended {}
}
