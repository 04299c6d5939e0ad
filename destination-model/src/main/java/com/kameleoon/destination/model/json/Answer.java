package com.kameleoon.destination.model.json;

/// To a question about a value that has not been decoded.
public enum Answer {
  YES,
  NO,
  /// Look at the value itself.
  UNKNOWN;

  public static Answer of(boolean yes) {
    return yes ? YES : NO;
  }
}
