package com.kameleoon.destination.model.spec;

/// How long a messageId is remembered.
public record DedupeSpec(
    @Described(
            value = "How long a messageId is remembered, up to 30d; 24h unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String window) {
  static final DedupeSpec DEFAULT = new DedupeSpec("24h");

  public DedupeSpec {
    window = window == null ? "24h" : window;
  }
}
