package com.kameleoon.destination.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/// Runs something on this thread until it has used so much processor time.
final class CpuTime {
  /// What is done with one event; the number keeps the work from being optimised away.
  @FunctionalInterface
  interface Work {
    int run(int event) throws IOException;
  }

  private CpuTime() {}

  /// Events of the corpus per CPU-second, in whole passes.
  static double perSecond(Report report, Work work, int millis) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long sink = 0;
    long done = 0;
    long used = 0;
    while (used < millis * 1_000_000L) {
      for (int i = 0; i < Corpus.SIZE; i++) {
        sink += work.run(i);
      }
      done += Corpus.SIZE;
      used = threads.getCurrentThreadCpuTime() - begin;
    }
    report.keep(sink);
    return done * 1e9 / used;
  }
}
