package com.kameleoon.destination.model.spec;

/// What an alert looks at.
public enum AlertMetric {
  /// Delivered events among those that ended, 0 to 1.
  DeliveryRate,
  /// Received events against the same hour of last week, 1 meaning as many.
  Volume,
  /// Discarded events.
  Discards,
  /// Goals that wait to be created.
  GoalsWaiting,
  /// Seconds since the oldest pending delivery was accepted.
  OldestPending
}
