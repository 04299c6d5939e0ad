package com.kameleoon.destination.ingest.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Nothing was acknowledged; sending the same events again after `retryAfter` is safe and useful.
public final class EventLogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public EventLogUnavailableException(
      String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /// At least one second.
  public Duration retryAfter() {
    return retryAfter;
  }
}
