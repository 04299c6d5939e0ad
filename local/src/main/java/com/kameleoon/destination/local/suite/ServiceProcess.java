package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One service as a process: started, killed, started again. One thread at a time.
public final class ServiceProcess {
  private static final int SHOWN_LINES = 12;
  private static final int SHOWN_LENGTH = 500;

  private final Service service;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final HttpProbe readiness;
  private @Nullable Process process;

  ServiceProcess(
      Service service,
      List<String> command,
      Map<String, String> environment,
      Path log,
      HttpProbe readiness) {
    this.service = service;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.readiness = readiness;
  }

  public Service service() {
    return service;
  }

  /// Where its output goes, appended over restarts.
  public Path log() {
    return log;
  }

  /// Starts the process without waiting for it to be ready.
  public synchronized void start() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(service.module() + " could not be started", e);
    }
  }

  /// Returns when the service says it is ready; throws [CannotStart] with the end of its log when
  /// it ends before, or is not ready in time.
  public void awaitReady(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!readiness.succeeds()) {
      if (!isAlive()) {
        throw new CannotStart(service.module() + " ended while starting:\n" + endOfLog());
      }
      if (System.nanoTime() > deadline) {
        throw new CannotStart(
            "%s was not ready after %d s:%n%s"
                .formatted(service.module(), limit.toSeconds(), endOfLog()));
      }
      Pause.briefly();
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Of the process that was started last.
  public synchronized long pid() {
    return running().pid();
  }

  /// SIGKILL; returns once the process is gone.
  public synchronized void kill() {
    running().destroyForcibly();
    await(Duration.ofSeconds(60));
  }

  /// SIGTERM, and SIGKILL when it takes longer than `limit`; returns once the process is gone.
  public synchronized void stop(Duration limit) {
    if (process != null) {
      process.destroy();
    }
    if (!await(limit)) {
      kill();
    }
  }

  private boolean await(Duration limit) {
    try {
      return process == null || process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(service.module() + " has not been started");
    }
    return process;
  }

  /// The last lines of the log, each cut to a length that a person reads.
  public String endOfLog() {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return all.stream()
          .skip(Math.max(0, all.size() - SHOWN_LINES))
          .map(line -> line.substring(0, Math.min(line.length(), SHOWN_LENGTH)))
          .collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
