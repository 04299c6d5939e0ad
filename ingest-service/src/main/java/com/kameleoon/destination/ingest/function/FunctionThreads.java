package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The platform threads on which functions run. They start when there is work and end after a
/// minute without. A script that cannot be stopped keeps its thread, and others take its place, up
/// to a maximum.
final class FunctionThreads {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionThreads.class);
  private static final long IDLE_SECONDS = 60;
  private static final int MOST_AT_ONCE = 8;
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private final Fetcher fetcher;
  private final int usual;
  private final LinkedBlockingQueue<FunctionCall<?>> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final Watchman watchman;

  /// @param usual threads for ordinary work
  /// @param most threads where others are blocked
  FunctionThreads(Fetcher fetcher, int usual, int most) {
    this.fetcher = fetcher;
    this.usual = usual;
    this.watchman = new Watchman(() -> startThread(most));
  }

  /// Blocks until the task has run, or has exceeded one of its function's limits.
  <T> Ran<T> run(FunctionProgram program, FunctionTask<T> task) {
    FunctionCall<T> call = new FunctionCall<>(program, task);
    try {
      watchman.add(call);
      waiting.add(call);
      startThread(usual);
      return call.await();
    } finally {
      watchman.remove(call);
    }
  }

  private void startThread(int limit) {
    int running = threads.get();
    if (running < limit && threads.compareAndSet(running, running + 1)) {
      Thread.Builder.OfPlatform thread = Thread.ofPlatform().daemon().stackSize(STACK_BYTES);
      try {
        thread.name("function-", running).start(this::work);
      } catch (OutOfMemoryError noThread) {
        // The call stays in line: for the threads that are there, or until the watchman ends it.
        threads.decrementAndGet();
        LOG.warn("No thread for functions could be started because={}", noThread.getMessage());
      }
    }
  }

  private void work() {
    FunctionRealms realms = new FunctionRealms(fetcher);
    List<FunctionCall<?>> ended = new ArrayList<>(MOST_AT_ONCE);
    try {
      for (var call = next(ended); call.isPresent(); call = next(ended)) {
        call.get().run(realms);
        ended.add(call.get());
      }
    } finally {
      threads.decrementAndGet();
      realms.discardAll();
    }
  }

  /// Empty after a minute without work. Callers are woken together, as waking one costs as much as
  /// a small function; the watchman wakes those whose thread is then held up by the next call.
  private Optional<FunctionCall<?>> next(List<FunctionCall<?>> ended) {
    FunctionCall<?> call = ended.size() < MOST_AT_ONCE ? waiting.poll() : null;
    if (call != null) {
      return Optional.of(call);
    }
    ended.forEach(FunctionCall::wakeCaller);
    ended.clear();
    return await();
  }

  private Optional<FunctionCall<?>> await() {
    while (true) {
      try {
        return Optional.ofNullable(waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS));
      } catch (InterruptedException leftByTheEngine) {
        Thread.interrupted();
      }
    }
  }
}
