package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
  private final LinkedBlockingQueue<FunctionJob> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final Watchman watchman;

  /// The realms of a function thread, on that thread.
  private final ThreadLocal<FunctionRealms> own = new ThreadLocal<>();

  /// @param usual threads for ordinary work
  /// @param most threads where others are blocked
  FunctionThreads(Fetcher fetcher, int usual, int most) {
    this.fetcher = fetcher;
    this.usual = usual;
    this.watchman = new Watchman(() -> startThread(most));
  }

  /// Blocks until the task has run, or has exceeded one of its function's limits. On a function
  /// thread it runs there.
  <T> Ran<T> run(FunctionProgram program, FunctionTask<T> task) {
    FunctionCall<T> call = new FunctionCall<>(program, task);
    FunctionRealms realms = own.get();
    try {
      if (realms == null) {
        begin(call);
      } else {
        watchman.add(call);
        call.run(realms);
      }
      return call.await();
    } finally {
      watchman.remove(call);
    }
  }

  /// Does work that has functions in it, without blocking.
  ///
  /// @param longest how long it may keep a thread
  /// @param then hears the result once; empty where there is none
  <T> void detached(Supplier<T> work, Duration longest, Consumer<Optional<T>> then) {
    begin(new DetachedWork<>(work, longest, then));
  }

  private void begin(FunctionJob job) {
    watchman.add(job);
    waiting.add(job);
    startThread(usual);
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
    List<FunctionJob> ended = new ArrayList<>(MOST_AT_ONCE);
    own.set(realms);
    try {
      for (var job = next(ended); job.isPresent(); job = next(ended)) {
        job.get().run(realms);
        watchman.remove(job.get());
        ended.add(job.get());
      }
    } finally {
      threads.decrementAndGet();
      realms.discardAll();
    }
  }

  /// Empty after a minute without work. Callers are woken together, as waking one costs as much as
  /// a small function; the watchman wakes those whose thread is then held up by the next job.
  private Optional<FunctionJob> next(List<FunctionJob> ended) {
    FunctionJob job = ended.size() < MOST_AT_ONCE ? waiting.poll() : null;
    if (job != null) {
      return Optional.of(job);
    }
    ended.forEach(FunctionJob::wakeCaller);
    ended.clear();
    return await();
  }

  private Optional<FunctionJob> await() {
    while (true) {
      try {
        return Optional.ofNullable(waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS));
      } catch (InterruptedException leftByTheEngine) {
        Thread.interrupted();
      }
    }
  }
}
