package com.kameleoon.destination.ingest.function;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Looks every few milliseconds at the jobs that are under way, and ends those that exceed a limit.
/// One thread for all of them: a timer for each caller would cost as much as a small function. Its
/// thread ends after a minute without jobs.
final class Watchman {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Set<FunctionJob> jobs = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Supplier<Collection<FunctionJob>> others;
  private final Runnable moreThreads;

  /// @param others what is under way and was not added; asked for every few milliseconds
  /// @param moreThreads told when a job waits for a thread while all are busy
  Watchman(Supplier<Collection<FunctionJob>> others, Runnable moreThreads) {
    this.others = others;
    this.moreThreads = moreThreads;
  }

  void add(FunctionJob job) {
    jobs.add(job);
    try {
      wake();
    } catch (OutOfMemoryError noThread) {
      jobs.remove(job);
      throw noThread;
    }
  }

  void remove(FunctionJob job) {
    jobs.remove(job);
  }

  /// Something is under way.
  void wake() {
    if (!awake.get() && awake.compareAndSet(false, true)) {
      try {
        Thread.ofPlatform().daemon().name("function-watch").start(this::watch);
      } catch (OutOfMemoryError noThread) {
        awake.set(false);
        throw noThread;
      }
    }
  }

  private void watch() {
    try {
      watchUntilIdle();
    } finally {
      awake.set(false);
      // A call that came after the last look saw a watchman who was still awake. And whatever ended
      // him, such as no memory for another thread, nobody else would end what runs for ever.
      if (!jobs.isEmpty() || !others.get().isEmpty()) {
        wake();
      }
    }
  }

  private void watchUntilIdle() {
    long lastCall = System.nanoTime();
    while (System.nanoTime() - lastCall < IDLE_NANOS) {
      LockSupport.parkNanos(LOOK_NANOS);
      Collection<FunctionJob> more = others.get();
      if (!jobs.isEmpty() || !more.isEmpty()) {
        lastCall = System.nanoTime();
        jobs.forEach(this::look);
        more.forEach(this::look);
      }
    }
  }

  private void look(FunctionJob job) {
    if (job.waitsLongerThan(PATIENCE_NANOS)) {
      moreThreads.run();
    }
    job.look();
  }
}
