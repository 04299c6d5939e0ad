package com.kameleoon.destination.remotedata.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// Answers in memory, known ones and empty ones, bounded by weight.
///
/// It is trusted for a second after the last look at the change log began: a hit is never older. An
/// answer that was loaded before its key's invalidation is never kept.
@Singleton
public final class KeyCache {
  /// How far behind a commit of any replica an answer may be.
  static final Duration TRUST = Duration.ofSeconds(1);

  private static final int STRIPES = 4096;

  private final Clock clock;
  private final Cache<String, ReadyAnswer> answers;
  private final AtomicLongArray invalidations = new AtomicLongArray(STRIPES);
  private final AtomicLong clearings = new AtomicLong();
  private final Flights flights = new Flights();
  private volatile long lookedAt = System.nanoTime() - TRUST.toNanos();

  KeyCache(Clock clock, @Value("${kameleoon.cache-max-bytes:67108864}") long maxBytes) {
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, ReadyAnswer answer) -> answer.weight(key))
            .executor(Runnable::run)
            .build();
  }

  /// The answer that may be sent now; empty where the tables must be asked.
  public Optional<ReadyAnswer> find(String key) {
    if (!isTrusted()) {
      return Optional.empty();
    }
    return Optional.ofNullable(answers.getIfPresent(key))
        .filter(answer -> answer.isAliveAt(clock.instant()));
  }

  /// Whether a look at the change log began within the last second and succeeded.
  public boolean isTrusted() {
    return System.nanoTime() - lookedAt < TRUST.toNanos();
  }

  /// Time since the last successful look at the change log.
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - lookedAt);
  }

  /// Forgets what a transaction changed; to be called after its commit.
  public void invalidate(Collection<String> keys) {
    for (String key : keys) {
      invalidations.incrementAndGet(stripe(key));
      flights.forget(key);
      answers.asMap().remove(key);
    }
  }

  /// Forgets everything.
  public void clear() {
    clearings.incrementAndGet();
    flights.forgetAll();
    answers.invalidateAll();
  }

  Flights flights() {
    return flights;
  }

  /// To be taken before the tables are asked, and given back with the answer.
  Ticket ticket(String key) {
    return new Ticket(invalidations.get(stripe(key)), clearings.get());
  }

  /// Keeps an answer unless its key was invalidated since the ticket was taken.
  void keep(String key, ReadyAnswer answer, Ticket ticket) {
    answers.asMap().compute(key, (k, old) -> ticket.equals(ticket(k)) ? answer : old);
    if (!ticket.equals(ticket(key))) {
      answers.asMap().remove(key);
    }
  }

  /// The change log was read successfully, beginning at that [System#nanoTime()].
  void lookedAt(long nanoTime) {
    lookedAt = nanoTime;
  }

  private static int stripe(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }

  /// How often the key's stripe and the whole cache had been invalidated.
  record Ticket(long invalidations, long clearings) {}
}
