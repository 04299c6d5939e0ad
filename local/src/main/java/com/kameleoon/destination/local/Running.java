package com.kameleoon.destination.local;

import com.kameleoon.destination.local.suite.AotTraining;
import com.kameleoon.destination.local.suite.CannotStart;
import com.kameleoon.destination.local.suite.ServiceProcess;
import com.kameleoon.destination.local.suite.Suite;
import com.kameleoon.destination.local.suite.SuiteSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The suite while it runs. Whoever stops it waits until it has started or failed to, so that
/// Ctrl-C leaves no process behind at any moment.
final class Running {
  private static final Duration LOOK = Duration.ofMillis(300);

  private final Object starting = new Object();
  private @Nullable Suite suite;
  private volatile boolean stopping;

  Suite start(SuiteSettings settings, PrintStream out) {
    synchronized (starting) {
      refuseWhenStopping();
      settings.ports().refuseBusy();
      if (!AotTraining.isDone(settings)) {
        out.println("Preparing a fast start (once per build) ...");
        AotTraining.run(settings);
      }
      refuseWhenStopping();
      out.println("Starting PostgreSQL and three services ...");
      Suite started = Suite.start(settings);
      suite = started;
      return started;
    }
  }

  private void refuseWhenStopping() {
    if (stopping) {
      throw new CannotStart("Stopped before it had started.");
    }
  }

  void stop() {
    stopping = true;
    synchronized (starting) {
      if (suite != null) {
        suite.close();
      }
    }
  }

  /// Returns the service that ended though nobody stopped it; while the JVM stops, never.
  ServiceProcess untilOneEnds(Suite running) {
    Optional<ServiceProcess> ended = Optional.empty();
    while (ended.isEmpty() || stopping) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the suite runs", e);
      }
      ended = running.ended();
    }
    return ended.get();
  }
}
