package com.kameleoon.destination.standin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// What goes wrong with a call.
public sealed interface Fault {
  /// Answered with that status and a JSON body, without acting.
  record Status(int status) implements Fault {}

  /// 429 with `Retry-After`, without acting.
  record Limited(Duration retryAfter) implements Fault {}

  /// A page for people with status 200, as a logged-out session gets, without acting.
  record Html() implements Fault {}

  /// A page for people with that status, as a proxy on the way answers, without acting.
  record Page(int status) implements Fault {}

  /// That status and a body of a hundred million bytes, without acting.
  record Huge(int status) implements Fault {}

  /// That status, and a message that repeats everything that was sent, without acting.
  record Echo(int status) implements Fault {}

  /// A page for people with that status that repeats everything that was sent, without acting.
  record EchoPage(int status) implements Fault {}

  /// Acted on; the answer's head comes at once and its body drop by drop, without an end.
  record Drip() implements Fault {}

  /// Acted on, and answered late.
  record Slow(Duration delay) implements Fault {}

  /// The connection ends without an answer, before anything is done.
  record Reset() implements Fault {}

  /// Acted on, and then the connection ends without an answer.
  record ResetAfter() implements Fault {}

  /// Acted on and answered only when it is let go, whether anybody waits for the answer yet or not.
  record Held(CountDownLatch arrived, CountDownLatch letGo) implements Fault {
    public Held() {
      this(new CountDownLatch(1), new CountDownLatch(1));
    }
  }
}
