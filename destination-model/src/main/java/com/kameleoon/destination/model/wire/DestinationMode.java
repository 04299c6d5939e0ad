package com.kameleoon.destination.model.wire;

/// Whether a destination acts, or only says what it would have done.
public enum DestinationMode {
  /// Goals, conversions and remote data are written.
  Live,
  /// Everything is computed and nothing is changed in the account; the answers are kept to be
  /// compared with the classic destination's.
  Shadow
}
