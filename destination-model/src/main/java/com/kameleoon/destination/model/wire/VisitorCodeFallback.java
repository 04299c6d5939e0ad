package com.kameleoon.destination.model.wire;

/// What stands in for a visitor code that the event does not carry.
public enum VisitorCodeFallback {
  /// Nothing: the conversion is discarded with that reason.
  None,
  /// The event's user id.
  UserId
}
