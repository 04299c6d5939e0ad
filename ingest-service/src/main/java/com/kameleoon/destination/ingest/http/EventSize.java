package com.kameleoon.destination.ingest.http;

/// What is said of an event that is too large.
final class EventSize {
  private EventSize() {}

  static Refusal refusal(long bytes, long largest) {
    return Refusal.of(
        RefusalCode.TOO_LARGE,
        "The event has %d bytes; at most %d are taken.".formatted(bytes, largest));
  }
}
