package com.kameleoon.destination.model.issue;

/// Whether an issue stops the destination.
public enum Severity {
  /// The configuration is refused.
  ERROR,
  /// It runs, but probably not as intended.
  WARNING
}
