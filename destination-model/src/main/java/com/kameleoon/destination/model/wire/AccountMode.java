package com.kameleoon.destination.model.wire;

/// Where goals, conversions and custom data live.
public enum AccountMode {
  /// In goal-service's own database; needs nobody's credentials.
  Embedded,
  /// In a Kameleoon account, by its public APIs.
  Cloud
}
