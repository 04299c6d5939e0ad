package com.kameleoon.destination.model.spec;

/// Where goals and conversions live.
public enum AccountMode {
  /// In goal-service's own database; needs nobody's credentials.
  Embedded,
  /// In a Kameleoon account, reached with the API key's credentials.
  Cloud
}
