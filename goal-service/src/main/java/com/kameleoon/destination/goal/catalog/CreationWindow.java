package com.kameleoon.destination.goal.catalog;

import java.time.Duration;

/// Kameleoon's limits on creating goals; each holds in every window of its length, wherever it
/// begins.
public enum CreationWindow {
  TEN_SECONDS(50, Duration.ofSeconds(10)),
  SIXTY_MINUTES(1000, Duration.ofMinutes(60));

  private final int most;
  private final Duration length;

  CreationWindow(int most, Duration length) {
    this.most = most;
    this.length = length;
  }

  /// Goals that may be created in one window.
  public int most() {
    return most;
  }

  public Duration length() {
    return length;
  }

  /// The length that is counted over: longer by what the clocks may be wrong by.
  Duration counted() {
    return length.plus(QuotaTime.TOLERANCE);
  }
}
