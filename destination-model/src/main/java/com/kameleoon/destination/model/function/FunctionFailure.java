package com.kameleoon.destination.model.function;

/// Why a function failed on an event. Bounded: it is a label of metrics.
public enum FunctionFailure {
  /// It threw something that is none of Segment's error types.
  THREW,
  /// It ran longer than its timeout.
  TIMEOUT,
  /// It executed more statements than it may.
  STATEMENT_LIMIT,
  /// It allocated more memory than it may.
  MEMORY_LIMIT,
  /// It called itself too deeply.
  STACK_LIMIT,
  /// It returned a promise that nothing can settle any more.
  NEVER_SETTLED,
  /// It returned something that is not one event.
  NOT_AN_EVENT,
  /// It returned an event of more than 1 MB.
  RESULT_TOO_LARGE,
  /// No thread was free for it in time.
  NO_CAPACITY
}
