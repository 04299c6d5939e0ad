package com.kameleoon.destination.local.send;

import java.net.http.HttpResponse;
import java.time.Duration;

/// One try of one event.
sealed interface Attempt {
  /// An answer that trying again would not change.
  record Answered(int status, String body) implements Attempt {}

  /// @param asked what Retry-After asks for; zero where nothing does
  record TryAgain(Duration asked, String why) implements Attempt {}

  static Attempt of(HttpResponse<String> response) {
    int status = response.statusCode();
    boolean again = status == 408 || status == 429 || status >= 500;
    return again
        ? new TryAgain(Backoff.retryAfter(response.headers()), "status " + status)
        : new Answered(status, response.body());
  }
}
