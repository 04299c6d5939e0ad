package com.kameleoon.destination.ingest.log;

import java.time.Duration;

/// The times and sizes that the destination's `delivery` section sets; asked again for every
/// decision.
public interface DeliveryPolicy {
  /// How long a message id is remembered, at least.
  Duration dedupeWindow();

  /// How long events, items and outcomes are kept.
  Duration retention();

  /// Age of a delivery at which its attempt is the last one.
  Duration lastAttempt();

  /// Bytes of the largest body that is kept.
  int bodyLimit();
}
