package com.kameleoon.destination.benchmark;

import java.util.Arrays;
import java.util.Locale;

/// One figure per interleaved round.
record Rounds(double[] values) {
  Rounds {
    if (values.length == 0) {
      throw new IllegalArgumentException("a median needs at least one round");
    }
    values = values.clone();
  }

  double median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// The figure of each round over the other's figure of the same round.
  Rounds over(Rounds other) {
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / other.values[i];
    }
    return new Rounds(ratios);
  }

  /// The sum of each round's two figures.
  Rounds plus(Rounds other) {
    double[] sums = new double[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = values[i] + other.values[i];
    }
    return new Rounds(sums);
  }

  /// Median with the range of the rounds: `0.81 (0.74 - 0.90)`.
  String show(String format) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    return String.format(
        Locale.ROOT, format + " (" + format + " - " + format + ")", median(), low, high);
  }
}
