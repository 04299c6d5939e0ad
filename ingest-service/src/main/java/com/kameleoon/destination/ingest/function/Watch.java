package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.graalvm.polyglot.Context;

/// What a thread has used since it began, against what it may use. The JVM counts the bytes that a
/// platform thread allocates, which is the only memory limit to be had in an ordinary JVM.
record Watch(
    Context context, long threadId, long startNanos, long startBytes, FunctionLimits limits) {
  static final String MEMORY = "The call allocated more memory than it may";
  private static final String TIME = "The call ran longer than it may";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Starts to count for the current thread.
  static Watch start(Context context, FunctionLimits limits) {
    return new Watch(
        context,
        Thread.currentThread().threadId(),
        System.nanoTime(),
        THREADS.getCurrentThreadAllocatedBytes(),
        limits);
  }

  long deadlineNanos() {
    return startNanos + limits.timeout().toNanos();
  }

  /// From any thread.
  Optional<FunctionFailure> exceeded() {
    if (System.nanoTime() > deadlineNanos()) {
      return Optional.of(FunctionFailure.TIMEOUT);
    }
    return THREADS.getThreadAllocatedBytes(threadId) - startBytes > limits.memoryBytes()
        ? Optional.of(FunctionFailure.MEMORY_LIMIT)
        : Optional.empty();
  }

  /// On the watched thread, at the end.
  boolean allocatedTooMuch() {
    return THREADS.getCurrentThreadAllocatedBytes() - startBytes > limits.memoryBytes();
  }

  /// Closing waits until the script has noticed, so it has a thread of its own.
  void cancel() {
    Thread.ofPlatform().daemon().name("function-cancel").start(() -> context.close(true));
  }

  static String sentence(FunctionFailure failure) {
    return failure == FunctionFailure.MEMORY_LIMIT ? MEMORY : TIME;
  }
}
