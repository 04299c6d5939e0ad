package com.kameleoon.destination.model.fql;

import java.util.Locale;
import java.util.Optional;

/// The functions of filters.
enum FilterFunction {
  CONTAINS(2, Result.CONDITION),
  MATCH(2, Result.CONDITION),
  SEMVER(3, Result.CONDITION),
  LOWERCASE(1, Result.VALUE),
  TYPEOF(1, Result.VALUE),
  LENGTH(1, Result.VALUE),
  UPPERCASE(1, Result.DOCUMENTED_ONLY),
  SNAKECASE(1, Result.DOCUMENTED_ONLY),
  KEBABCASE(1, Result.DOCUMENTED_ONLY),
  TITLECASE(1, Result.DOCUMENTED_ONLY),
  STRING(1, Result.DOCUMENTED_ONLY),
  NUMBER(1, Result.DOCUMENTED_ONLY),
  BOOL(1, Result.DOCUMENTED_ONLY);

  private enum Result {
    CONDITION,
    VALUE,
    DOCUMENTED_ONLY
  }

  private final int arguments;
  private final Result result;

  FilterFunction(int arguments, Result result) {
    this.arguments = arguments;
    this.result = result;
  }

  int arguments() {
    return arguments;
  }

  /// Whether it may stand alone.
  boolean isCondition() {
    return result == Result.CONDITION || this == BOOL;
  }

  /// Whether Segment's library fails on it.
  boolean isDocumentedOnly() {
    return result == Result.DOCUMENTED_ONLY;
  }

  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FilterFunction> of(String written) {
    for (FilterFunction function : values()) {
      if (function.written().equals(written)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }
}
