package com.kameleoon.destination.model.ecma;

/// What one evaluation may still produce, in characters and values; a mapping that multiplies its
/// input runs out of it instead of memory.
public final class Budget {
  private static final int MOST = 4_000_000;

  private int left = MOST;

  /// Takes that much, or ends the evaluation.
  public void take(int amount) {
    left -= amount;
    if (left < 0) {
      throw new EvaluationFailure(
          "The mapping makes more than " + MOST + " characters and values of this event");
    }
  }
}
