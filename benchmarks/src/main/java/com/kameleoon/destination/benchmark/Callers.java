package com.kameleoon.destination.benchmark;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Runs the same work on many virtual threads for a set time.
final class Callers {
  /// Whether the time is not over yet.
  @FunctionalInterface
  interface Running {
    boolean goesOn();
  }

  /// Works until the time is over.
  @FunctionalInterface
  interface Work {
    void run(int caller, Running running) throws Exception;
  }

  private Callers() {}

  /// The seconds until the last caller ended; a caller's failure fails the run.
  static double run(int callers, Duration duration, Work work) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    Running running = () -> System.nanoTime() < end;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          IntStream.range(0, callers)
              .<Future<?>>mapToObj(caller ->
                  executor.submit(() -> {
                    work.run(caller, running);
                    return null;
                  }))
              .toList();
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a caller failed", e.getCause());
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
