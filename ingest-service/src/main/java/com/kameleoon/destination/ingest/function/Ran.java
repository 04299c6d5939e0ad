package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;

/// How a task in a realm ended.
sealed interface Ran<T> {
  /// Within its limits.
  record Done<T>(T value) implements Ran<T> {}

  /// It was stopped, or threw.
  ///
  /// @param position `:12:5` where the engine knows it, else empty
  record Broken<T>(FunctionFailure failure, String message, String position) implements Ran<T> {}
}
