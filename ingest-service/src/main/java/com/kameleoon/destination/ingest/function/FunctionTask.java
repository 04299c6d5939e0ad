package com.kameleoon.destination.ingest.function;

/// Something to do in a realm, on the realm's thread.
@FunctionalInterface
interface FunctionTask<T> {
  /// @param deadlineNanos on [System#nanoTime]
  T in(FunctionRealm realm, long deadlineNanos);
}
