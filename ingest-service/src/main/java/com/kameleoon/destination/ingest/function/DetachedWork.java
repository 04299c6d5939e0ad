package com.kameleoon.destination.ingest.function;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that has functions in it, done on a function thread as a whole, so that nobody is blocked
/// meanwhile and no function costs two changes of threads.
///
/// Whoever asked for it hears once: its result, or that there is none, because no thread took it in
/// time, or a script keeps the thread, or it threw. What comes out of it afterwards is nobody's.
final class DetachedWork<T> implements FunctionJob {
  private static final Logger LOG = LoggerFactory.getLogger(DetachedWork.class);

  private final Supplier<T> work;
  private final Consumer<Optional<T>> then;
  private final Duration longest;
  private final long sinceNanos = System.nanoTime();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private volatile long runningSinceNanos;

  private enum Stage {
    WAITING,
    RUNNING,
    OVER
  }

  /// @param longest how long a thread may be busy with it
  DetachedWork(Supplier<T> work, Duration longest, Consumer<Optional<T>> then) {
    this.work = work;
    this.longest = longest;
    this.then = then;
  }

  @Override
  public void run(FunctionRealms realms) {
    runningSinceNanos = System.nanoTime();
    if (stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
      Optional<T> result = attempt();
      end(Stage.RUNNING, result);
    }
  }

  @Override
  public void wakeCaller() {}

  @Override
  public boolean waitsLongerThan(long nanos) {
    return stage.get() == Stage.WAITING && System.nanoTime() - sinceNanos > nanos;
  }

  @Override
  public void look() {
    if (waitsLongerThan(FunctionCall.LONGEST_WAIT_NANOS)) {
      end(Stage.WAITING, Optional.empty());
    } else if (stage.get() == Stage.RUNNING
        && System.nanoTime() - runningSinceNanos > longest.toNanos()) {
      end(Stage.RUNNING, Optional.empty());
    }
  }

  private Optional<T> attempt() {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException | Error broken) {
      // The thread must not die of it, and who asked can try it in a way that shows the error.
      LOG.atError().setCause(broken).log("Work around a function failed.");
      return Optional.empty();
    }
  }

  private void end(Stage expected, Optional<T> result) {
    if (stage.compareAndSet(expected, Stage.OVER)) {
      try {
        then.accept(result);
      } catch (RuntimeException broken) {
        LOG.atError().setCause(broken).log("What follows on work around a function failed.");
      }
    }
  }
}
