package com.kameleoon.destination.ingest.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Keeps a target that is down from using up the attempts of everything that waits for it: after
/// some failures in a row only one batch per interval is tried.
final class Circuit {
  private final int threshold;
  private final Duration probeInterval;
  private final Clock clock;
  private int failures;
  private boolean probing;
  private Instant openUntil = Instant.MIN;

  Circuit(WorkerSettings settings, Clock clock) {
    this.threshold = settings.circuitFailures();
    this.probeInterval = settings.probeInterval();
    this.clock = clock;
  }

  /// What a lane may send now.
  enum Permit {
    /// As much as there is.
    EVERYTHING,
    /// One batch, and its end must be told.
    PROBE,
    NOTHING
  }

  synchronized Permit permit() {
    if (failures < threshold) {
      return Permit.EVERYTHING;
    }
    if (probing || clock.instant().isBefore(openUntil)) {
      return Permit.NOTHING;
    }
    probing = true;
    return Permit.PROBE;
  }

  /// Whether this closed it.
  synchronized boolean succeeded() {
    boolean wasOpen = failures >= threshold;
    failures = 0;
    probing = false;
    return wasOpen;
  }

  /// Whether this opened it. `atLeast` is the target's own wish.
  synchronized boolean failed(Duration atLeast) {
    failures++;
    probing = false;
    Duration pause = atLeast.compareTo(probeInterval) > 0 ? atLeast : probeInterval;
    openUntil = clock.instant().plus(pause);
    return failures == threshold;
  }

  /// A probe for which there was nothing to send.
  synchronized void unused() {
    probing = false;
  }

  synchronized boolean isOpen() {
    return failures >= threshold;
  }
}
