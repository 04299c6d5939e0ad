package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final LinkedTransferQueue<FunctionJob> waiting = new LinkedTransferQueue<>();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger threads = new AtomicInteger();
  private final Watchman watchman;

  /// A function thread's own, on that thread.
  private final ThreadLocal<Worker> own = new ThreadLocal<>();

  /// A function thread: its realms, and what it is doing. Noting that here costs less than a
  /// register of all calls.
  private static final class Worker {
    private final FunctionRealms realms;
    private volatile @Nullable FunctionJob job;

    /// A call inside the job.
    private volatile @Nullable FunctionJob call;

    Worker(FunctionRealms realms) {
      this.realms = realms;
    }
  }

  /// @param usual threads for ordinary work
  /// @param most threads where others are blocked
  FunctionThreads(Fetcher fetcher, int usual, int most) {
    this.fetcher = fetcher;
    this.usual = usual;
    this.watchman = new Watchman(this::underWay, () -> startThread(most));
  }

  /// Blocks until the task has run, or has exceeded one of its function's limits. On a function
  /// thread it runs there.
  <T> Ran<T> run(FunctionProgram program, FunctionTask<T> task) {
    FunctionCall<T> call = new FunctionCall<>(program, task);
    Worker worker = own.get();
    return worker == null ? elsewhere(call) : here(worker, call);
  }

  private <T> Ran<T> elsewhere(FunctionCall<T> call) {
    try {
      watchman.add(call);
      begin(call);
      return call.await();
    } finally {
      watchman.remove(call);
    }
  }

  private static <T> Ran<T> here(Worker worker, FunctionCall<T> call) {
    worker.call = call;
    try {
      call.run(worker.realms);
      return call.await();
    } finally {
      worker.call = null;
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
    waiting.add(job);
    watchman.wake();
    startThread(usual);
  }

  private Collection<FunctionJob> underWay() {
    List<FunctionJob> jobs = new ArrayList<>(waiting);
    for (Worker worker : workers) {
      Stream.of(worker.job, worker.call).filter(Objects::nonNull).forEach(jobs::add);
    }
    return jobs;
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
    Worker worker = new Worker(new FunctionRealms(fetcher));
    List<FunctionJob> ended = new ArrayList<>(MOST_AT_ONCE);
    own.set(worker);
    workers.add(worker);
    try {
      for (var job = next(ended); job.isPresent(); job = next(ended)) {
        worker.job = job.get();
        job.get().run(worker.realms);
        worker.job = null;
        ended.add(job.get());
      }
    } finally {
      threads.decrementAndGet();
      workers.remove(worker);
      worker.realms.discardAll();
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
