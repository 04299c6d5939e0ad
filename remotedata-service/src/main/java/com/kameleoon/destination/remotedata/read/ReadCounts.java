package com.kameleoon.destination.remotedata.read;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// reads = hits + misses + failed, counted per key that was asked for.
@Singleton
public final class ReadCounts {
  private final LongAdder reads = new LongAdder();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder failed = new LongAdder();

  ReadCounts(MeterRegistry meters) {
    FunctionCounter.builder("kameleoon.remotedata.reads.received", reads, LongAdder::sum)
        .description("Keys that were asked for: hit + miss + failed")
        .register(meters);
    register(meters, "hit", hits);
    register(meters, "miss", misses);
    register(meters, "failed", failed);
  }

  /// A key was answered from memory.
  public void hit() {
    reads.increment();
    hits.increment();
  }

  <T> T miss(Supplier<T> load) {
    return misses(1, load);
  }

  <T> T misses(int keys, Supplier<T> load) {
    reads.add(keys);
    try {
      T loaded = load.get();
      misses.add(keys);
      return loaded;
    } catch (RuntimeException | Error e) {
      failed.add(keys);
      throw e;
    }
  }

  private static void register(MeterRegistry meters, String result, LongAdder adder) {
    FunctionCounter.builder("kameleoon.remotedata.reads", adder, LongAdder::sum)
        .description("Where the answers for keys came from")
        .tag("result", result)
        .register(meters);
  }
}
