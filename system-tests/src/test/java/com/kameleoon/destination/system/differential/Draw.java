package com.kameleoon.destination.system.differential;

import java.util.random.RandomGenerator;

/// Random choices of one round; the seed decides them all.
record Draw(RandomGenerator random) {
  /// True once in that many times, on average.
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
