package com.kameleoon.destination.model.wire;

/// The version that every body between the services carries.
public final class WireVersion {
  /// A receiver refuses another version with 400; senders then keep the batch and retry.
  public static final int CURRENT = 1;

  private WireVersion() {}
}
