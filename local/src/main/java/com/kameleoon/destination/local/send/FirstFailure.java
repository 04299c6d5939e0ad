package com.kameleoon.destination.local.send;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The first thing that went wrong in any of many threads.
final class FirstFailure {
  private final AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();

  void keep(RuntimeException failure) {
    first.compareAndSet(null, failure);
  }

  boolean isAbsent() {
    return first.get() == null;
  }

  void rethrow() {
    RuntimeException failure = first.get();
    if (failure != null) {
      throw failure;
    }
  }
}
