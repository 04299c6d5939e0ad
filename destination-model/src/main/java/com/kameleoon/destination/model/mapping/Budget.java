package com.kameleoon.destination.model.mapping;

/// What one evaluation may still produce, in characters and values; a mapping that multiplies its
/// input runs out of it instead of memory.
final class Budget {
  private static final int MOST = 4_000_000;

  private int left = MOST;

  /// Takes that much, or ends the evaluation.
  void take(int amount) {
    left -= amount;
    if (left < 0) {
      throw new MappingFailure(
          "The mapping makes more than " + MOST + " characters and values of this event");
    }
  }
}
