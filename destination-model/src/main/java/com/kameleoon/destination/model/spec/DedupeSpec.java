package com.kameleoon.destination.model.spec;

/// How long a messageId is remembered.
///
/// @param window 24h unless written otherwise
public record DedupeSpec(String window) {
  static final DedupeSpec DEFAULT = new DedupeSpec("24h");

  public DedupeSpec {
    window = window == null ? "24h" : window;
  }
}
