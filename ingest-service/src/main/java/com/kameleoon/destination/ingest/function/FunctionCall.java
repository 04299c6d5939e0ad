package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/// One task on its way through a function thread, watched by the thread that asked for it.
final class FunctionCall<T> {
  private final FunctionProgram program;
  private final FunctionTask<T> task;
  private final Thread caller = Thread.currentThread();
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

  Optional<Ran<T>> result() {
    return Optional.ofNullable(result);
  }

  Optional<Watch> watch() {
    return Optional.ofNullable(watch);
  }

  boolean isWaiting() {
    return stage.get() == Stage.WAITING;
  }

  /// True where no thread has taken it, and none will.
  boolean giveUp() {
    return stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP);
  }

  /// True where it was still running; its realm is then closed under it.
  boolean stop(Watch exceeded) {
    boolean stopped = stage.compareAndSet(Stage.RUNNING, Stage.STOPPED);
    if (stopped) {
      exceeded.cancel();
    }
    return stopped;
  }

  // ---- the function thread's side

  void run(FunctionRealms realms) {
    if (!stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
      return;
    }
    Ran<T> ran = attempt(realms);
    boolean finished = stage.compareAndSet(Stage.RUNNING, Stage.FINISHED);
    if (!finished || ran instanceof Ran.Broken<T>) {
      realms.discard(program);
    }
    result = ran;
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
