package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.ecma.EcmaNumber;
import java.util.Optional;

/// `semver(version, operator, version)`: up to three parts, each a number with an ignored suffix.
final class Semver {
  private static final int MOST_PARTS = 3;

  private Semver() {}

  /// False where a version or the operator is none.
  static boolean holds(String left, String operator, String right) {
    Optional<double[]> a = parts(left);
    Optional<double[]> b = parts(right);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    int order = java.util.Arrays.compare(a.get(), b.get());
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      default -> false;
    };
  }

  private static Optional<double[]> parts(String version) {
    String[] written = version.split("\\.", MOST_PARTS + 1);
    if (written.length > MOST_PARTS) {
      return Optional.empty();
    }
    double[] parts = new double[MOST_PARTS];
    for (int i = 0; i < written.length; i++) {
      parts[i] = EcmaNumber.parseWhole(written[i]);
      if (Double.isNaN(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
