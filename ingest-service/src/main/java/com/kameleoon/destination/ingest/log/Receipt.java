package com.kameleoon.destination.ingest.log;

/// What the log answers for one event.
public enum Receipt {
  /// Durable from now on, with its deliveries.
  STORED,
  /// Its message id is already in the log, within the dedupe window; nothing was written.
  DUPLICATE
}
