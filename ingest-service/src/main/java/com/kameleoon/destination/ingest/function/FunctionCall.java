package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/// One task on its way through a function thread, watched by the watchman.
final class FunctionCall<T> implements FunctionJob {
  /// How long a job may wait for a thread.
  static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final FunctionProgram program;
  private final FunctionTask<T> task;
  private final Thread caller = Thread.currentThread();
  private final long sinceNanos = System.nanoTime();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private volatile @Nullable Watch watch;
  private volatile @Nullable Ran<T> result;

  /// Once it is past RUNNING, the realm is nobody else's business.
  private enum Stage {
    WAITING,
    RUNNING,
    FINISHED,
    STOPPED,
    GIVEN_UP
  }

  FunctionCall(FunctionProgram program, FunctionTask<T> task) {
    this.program = program;
    this.task = task;
  }

  // ---- the caller's side

  /// Blocks until the task has run or has been ended. An interrupt does not shorten that, and is
  /// still set afterwards.
  Ran<T> await() {
    boolean interrupted = false;
    Ran<T> ran = result;
    while (ran == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      ran = result;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ran;
  }

  // ---- the watchman's side

  @Override
  public boolean waitsLongerThan(long nanos) {
    return stage.get() == Stage.WAITING && System.nanoTime() - sinceNanos > nanos;
  }

  /// Wakes the caller of what has ended, and ends what exceeds a limit: the longest wait for a
  /// thread, then those of the function. The realm is then closed under the script.
  @Override
  public void look() {
    if (result != null) {
      wakeCaller();
      return;
    }
    if (waitsLongerThan(LONGEST_WAIT_NANOS)) {
      if (stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP)) {
        end(broken(FunctionFailure.NO_CAPACITY, "All function threads are busy"));
      }
      return;
    }
    Watch running = watch;
    if (running != null) {
      running.exceeded().ifPresent(exceeded -> stop(running, exceeded));
    }
  }

  private void stop(Watch running, FunctionFailure exceeded) {
    if (stage.compareAndSet(Stage.RUNNING, Stage.STOPPED)) {
      running.cancel();
      end(broken(exceeded, Watch.sentence(exceeded)));
    }
  }

  private Ran<T> broken(FunctionFailure failure, String message) {
    return new Ran.Broken<>(failure, message, "");
  }

  private void end(Ran<T> ran) {
    result = ran;
    wakeCaller();
  }

  // ---- the function thread's side

  @Override
  public void run(FunctionRealms realms) {
    if (!stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
      return;
    }
    Ran<T> ran = attempt(realms);
    boolean finished = stage.compareAndSet(Stage.RUNNING, Stage.FINISHED);
    try {
      if (!finished || ran instanceof Ran.Broken<T>) {
        realms.discard(program);
      }
    } finally {
      if (finished) {
        result = ran;
      }
    }
  }

  @Override
  public void wakeCaller() {
    LockSupport.unpark(caller);
  }

  private Ran<T> attempt(FunctionRealms realms) {
    try {
      FunctionRealm realm = realms.ready(program, this::watchedBy);
      Watch running = Watch.start(realm.context(), program.function().limits());
      watchedBy(running);
      T value = task.in(realm, running.deadlineNanos());
      return running.allocatedTooMuch()
          ? new Ran.Broken<>(FunctionFailure.MEMORY_LIMIT, Watch.MEMORY, "")
          : new Ran.Done<>(value);
    } catch (PolyglotException thrown) {
      return Breakage.of(thrown);
    } catch (RuntimeException | Error broken) {
      // Whatever it is, the caller must hear of it: a thread that dies would leave it waiting.
      return new Ran.Broken<>(
          broken instanceof OutOfMemoryError ? FunctionFailure.MEMORY_LIMIT : FunctionFailure.THREW,
          "The JavaScript engine failed: " + broken.getClass().getSimpleName(),
          "");
    }
  }

  private void watchedBy(Watch next) {
    watch = next;
  }
}
