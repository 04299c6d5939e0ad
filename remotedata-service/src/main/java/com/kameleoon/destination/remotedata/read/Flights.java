package com.kameleoon.destination.remotedata.read;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// One question to the tables per key at a time; callers that come meanwhile share its answer.
///
/// A flight is shared only while it is young, so that a shared answer is not older than promised.
final class Flights {
  private static final long SHARED_NANOS = Duration.ofMillis(500).toNanos();

  private final ConcurrentMap<String, Flight> flying = new ConcurrentHashMap<>();

  ReadyAnswer join(String key, Supplier<ReadyAnswer> load) {
    Flight mine = new Flight(System.nanoTime(), new CompletableFuture<>());
    Optional<Flight> other = Optional.ofNullable(flying.putIfAbsent(key, mine));
    if (other.isEmpty()) {
      return fly(key, mine, load);
    }
    return other.get().isYoung() ? other.get().await() : load.get();
  }

  void forget(String key) {
    flying.remove(key);
  }

  void forgetAll() {
    flying.clear();
  }

  private ReadyAnswer fly(String key, Flight mine, Supplier<ReadyAnswer> load) {
    try {
      ReadyAnswer answer = load.get();
      mine.answer().complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      mine.answer().completeExceptionally(e);
      throw e;
    } finally {
      flying.remove(key, mine);
    }
  }

  private record Flight(long began, CompletableFuture<ReadyAnswer> answer) {
    boolean isYoung() {
      return System.nanoTime() - began < SHARED_NANOS;
    }

    ReadyAnswer await() {
      try {
        return answer.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
