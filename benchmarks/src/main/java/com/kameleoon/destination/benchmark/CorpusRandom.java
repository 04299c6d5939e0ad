package com.kameleoon.destination.benchmark;

/// The seeded 32-bit generator (mulberry32) that the corpus is defined by.
final class CorpusRandom {
  private int state = 0x9e3779b9;

  /// The next number in [0, 1).
  double next() {
    state += 0x6D2B79F5;
    int t = (state ^ state >>> 15) * (1 | state);
    t = (t + ((t ^ t >>> 7) * (61 | t))) ^ t;
    return Integer.toUnsignedLong(t ^ t >>> 14) / 4294967296.0;
  }

  /// A whole number in [0, bound).
  int below(int bound) {
    return (int) Math.floor(next() * bound);
  }

  String pick(String... choices) {
    return choices[below(choices.length)];
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(below(16), 16));
    }
    return text.toString();
  }
}
