package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.model.function.FunctionFailure;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The platform threads on which functions run, and the watch over them. They start when there is
/// work and end after a minute without.
///
/// Whoever asks is also the watchman: it sleeps until the answer is there, and looks every few
/// milliseconds whether a limit is exceeded. A script that cannot be stopped keeps its thread, and
/// others take its place, up to a maximum.
final class FunctionThreads {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long IDLE_SECONDS = 60;
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private final Fetcher fetcher;
  private final int usual;
  private final int most;
  private final LinkedBlockingQueue<FunctionCall<?>> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger threads = new AtomicInteger();

  /// @param usual threads for ordinary work
  /// @param most threads where others are blocked
  FunctionThreads(Fetcher fetcher, int usual, int most) {
    this.fetcher = fetcher;
    this.usual = usual;
    this.most = most;
  }

  /// Blocks until the task has run, or has exceeded one of its function's limits.
  <T> Ran<T> run(FunctionProgram program, FunctionTask<T> task) {
    FunctionCall<T> call = new FunctionCall<>(program, task);
    waiting.add(call);
    startThread(usual);
    boolean interrupted = false;
    Optional<Ran<T>> result = call.result();
    for (long since = System.nanoTime(); result.isEmpty(); result = look(call, since)) {
      LockSupport.parkNanos(LOOK_NANOS);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result.get();
  }

  int count() {
    return threads.get();
  }

  private <T> Optional<Ran<T>> look(FunctionCall<T> call, long since) {
    Optional<Ran<T>> result = call.result();
    return result.isPresent()
        ? result
        : call.isWaiting() ? lookForThread(call, since) : lookAtLimits(call);
  }

  private <T> Optional<Ran<T>> lookForThread(FunctionCall<T> call, long since) {
    long waited = System.nanoTime() - since;
    if (waited > PATIENCE_NANOS) {
      startThread(most);
    }
    return waited > LONGEST_WAIT_NANOS && call.giveUp()
        ? Optional.of(broken(FunctionFailure.NO_CAPACITY, "All function threads are busy"))
        : Optional.empty();
  }

  private <T> Optional<Ran<T>> lookAtLimits(FunctionCall<T> call) {
    Optional<Watch> watch = call.watch();
    Optional<FunctionFailure> failure = watch.flatMap(Watch::exceeded);
    return failure.isPresent() && call.stop(watch.orElseThrow())
        ? failure.map(exceeded -> broken(exceeded, Watch.sentence(exceeded)))
        : call.result();
  }

  private static <T> Ran<T> broken(FunctionFailure failure, String message) {
    return new Ran.Broken<>(failure, message, "");
  }

  private void startThread(int limit) {
    int running = threads.get();
    if (running < limit && threads.compareAndSet(running, running + 1)) {
      Thread.Builder.OfPlatform thread = Thread.ofPlatform().daemon().stackSize(STACK_BYTES);
      thread.name("function-", running).start(this::work);
    }
  }

  private void work() {
    FunctionRealms realms = new FunctionRealms(fetcher);
    try {
      Optional<FunctionCall<?>> call = next();
      while (call.isPresent()) {
        call.get().run(realms);
        call = next();
      }
    } finally {
      threads.decrementAndGet();
      realms.discardAll();
    }
  }

  /// Empty after a minute without work.
  private Optional<FunctionCall<?>> next() {
    while (true) {
      try {
        return Optional.ofNullable(waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS));
      } catch (InterruptedException leftByTheEngine) {
        Thread.interrupted();
      }
    }
  }
}
