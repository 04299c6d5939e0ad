package com.kameleoon.destination.standin;

import java.time.Duration;

/// What goes wrong with a call.
public sealed interface Fault {
  /// Answered with that status and a JSON body, without acting.
  record Status(int status) implements Fault {}

  /// 429 with `Retry-After`, without acting.
  record Limited(Duration retryAfter) implements Fault {}

  /// A page for people with status 200, as a logged-out session gets, without acting.
  record Html() implements Fault {}

  /// Acted on, and answered late.
  record Slow(Duration delay) implements Fault {}

  /// The connection ends without an answer, before anything is done.
  record Reset() implements Fault {}

  /// Acted on, and then the connection ends without an answer.
  record ResetAfter() implements Fault {}
}
