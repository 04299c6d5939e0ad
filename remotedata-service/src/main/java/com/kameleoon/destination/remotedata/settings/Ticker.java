package com.kameleoon.destination.remotedata.settings;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs something again and again on one virtual thread, with the same pause in between.
///
/// A failing run is logged and the next one comes as usual.
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final Thread thread;

  private Ticker(Thread thread) {
    this.thread = thread;
  }

  /// Starts with a pause.
  public static Ticker every(Duration pause, String name, Runnable work) {
    return new Ticker(Thread.ofVirtual().name(name).start(() -> run(pause, name, work)));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static void run(Duration pause, String name, Runnable work) {
    while (sleeps(pause)) {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.warn("A periodic task failed task={} cause={}", name, e.toString());
      }
    }
  }

  private static boolean sleeps(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
