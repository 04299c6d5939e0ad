package com.kameleoon.destination.model.wire;

import java.util.Arrays;
import java.util.List;

/// Why an event or a delivery was given up for good. Bounded: it is a label of metrics.
///
/// A discard is kept for replay; a filtered event is not a discard (see `FilterReason` in ingest).
public enum DiscardReason {
  /// No visitor code in properties, traits or context, and no fallback is configured.
  NO_VISITOR_CODE,
  /// The payload lacks a field that its action requires, or the field has the wrong type.
  INVALID_PAYLOAD,
  /// The mapping chose an action or type that this destination cannot carry out.
  UNSUPPORTED_EVENT_TYPE,
  /// A remote-data change without any id to store it under.
  NO_ID,
  /// A name, key or value is longer than the target accepts.
  TOO_LARGE,
  /// A goal is needed, and the destination's settings do not allow creating it.
  GOAL_NOT_ALLOWED,
  /// The other service answered that it will never take this item.
  REJECTED,
  /// The last attempt failed after the whole retry time.
  RETRIES_EXHAUSTED,
  /// A filter or mapping failed and is configured to keep such events aside.
  EVALUATION_FAILED,
  /// An insert function threw, or returned no event.
  FUNCTION_FAILED,
  /// An insert function exceeded its time, its memory or another limit.
  FUNCTION_LIMIT,
  /// An insert function asked for a retry.
  FUNCTION_RETRY,
  /// The user was erased before it was sent; nothing of it is kept.
  ERASED;

  /// As they are written.
  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
