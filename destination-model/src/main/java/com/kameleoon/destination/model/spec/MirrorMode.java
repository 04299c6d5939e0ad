package com.kameleoon.destination.model.spec;

/// Where remote data is kept for reading.
public enum MirrorMode {
  /// In remotedata-service.
  Local,
  /// In the account's map API.
  Cloud,
  /// In both.
  Both
}
