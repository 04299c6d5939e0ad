package com.kameleoon.destination.local.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Sends a file of events, one JSON object per line, some at a time.
public final class EventSender {
  private final FrontDoor door;
  private final int atOnce;

  /// @param atOnce how many requests are open at the same time
  public EventSender(FrontDoor door, int atOnce) {
    this.door = door;
    this.atOnce = atOnce;
  }

  /// Returns when every line has its answer, which `answers` is told from many threads; throws
  /// [FrontDoorClosed] when the front door stays shut.
  public void send(Path file, Consumer<Answer> answers) {
    try (Stream<String> lines = Files.lines(file)) {
      send(lines.filter(line -> !line.isBlank()), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same for lines from anywhere.
  public void send(Stream<String> lines, Consumer<Answer> answers) {
    Semaphore places = new Semaphore(atOnce);
    FirstFailure failure = new FirstFailure();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      lines
          .takeWhile(_ -> failure.isAbsent())
          .forEach(line -> {
            places.acquireUninterruptibly();
            threads.submit(() -> post(line, answers, places, failure));
          });
    }
    failure.rethrow();
  }

  private void post(String line, Consumer<Answer> answers, Semaphore places, FirstFailure failure) {
    try {
      answers.accept(door.post(line));
    } catch (RuntimeException e) {
      failure.keep(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }
}
