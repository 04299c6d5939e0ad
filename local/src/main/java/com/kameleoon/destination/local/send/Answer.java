package com.kameleoon.destination.local.send;

/// What the front door said to one event, after all retries.
public sealed interface Answer {
  /// 2xx: the event is stored.
  record Accepted(int retries) implements Answer {}

  /// 4xx: the event is wrong and was not stored.
  ///
  /// @param code of the answer's `error`, such as `invalid_json`; the HTTP status where it has none
  record Refused(int status, String code, String message) implements Answer {}
}
