package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the tallies up to date. One replica counts at a time; it rests twenty times as long as it
/// worked, so that counting takes a twentieth of one processor at most. Only where the figures are
/// more than five minutes behind it rests less.
///
/// The last minute is counted again each time, because commits and replicas' clocks may be late;
/// then a minute is counted again only while something of it is pending, the one that waits for it
/// longest first, and as many at a time as two seconds are enough for.
@Singleton
public final class Counting {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration BEHIND = Duration.ofMinutes(5);
  private static final Duration SHORTEST_SPAN = Duration.ofMinutes(1);
  private static final Duration LONGEST_SPAN = Duration.ofHours(2);
  private static final long LONG_NANOS = Duration.ofSeconds(8).toNanos();
  private static final Duration KEPT = Duration.ofDays(35);
  private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int REST = 20;
  private static final int SHORT_REST = 2;
  private static final int AGAIN = 20;

  private final ConsoleStore store;
  private final CountRepository counts;
  private final Clock clock;
  private final Duration interval;
  private volatile long nextNanos = System.nanoTime();
  private volatile Duration span = Duration.ofMinutes(10);
  private volatile boolean behind;

  Counting(
      ConsoleStore store,
      CountRepository counts,
      Clock clock,
      @Value("${kameleoon.console.count-interval:5s}") Duration interval) {
    this.store = store;
    this.counts = counts;
    this.clock = clock;
    this.interval = interval;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "2s")
  void countWhenDue() {
    if (System.nanoTime() - nextNanos < 0) {
      return;
    }
    long started = System.nanoTime();
    try {
      countNow();
    } catch (StoreUnavailableException away) {
      LOG.debug("Counting failed and will be repeated because={}", away.getMessage());
    }
    long worked = System.nanoTime() - started;
    span = nextSpan(worked);
    long rest = behind ? SHORT_REST * worked : Math.max(interval.toNanos(), REST * worked);
    nextNanos = System.nanoTime() + rest;
  }

  /// Counts what is new; false where another replica is at it.
  public boolean countNow() {
    return store.transact(statements -> {
      if (!CountRepository.lock(statements)) {
        return false;
      }
      Instant now = clock.instant();
      Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
      Instant from = start(statements, now);
      Instant to = earlier(end, from.plus(span).truncatedTo(ChronoUnit.MINUTES));
      behind = Duration.between(to, end).compareTo(BEHIND) > 0;
      CountRepository.count(statements, from, to, now);
      CountRepository.save(statements, earlier(to, safe(now)), now);
      if (to.equals(end)) {
        countAgain(statements, from, now);
      }
      return true;
    });
  }

  /// A minute that something happened to long after.
  public void recount(Instant receivedAt) {
    counts.recount(receivedAt);
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void forget() {
    try {
      counts.forget(clock.instant().minus(KEPT));
    } catch (StoreUnavailableException away) {
      LOG.debug("Old tallies could not be forgotten because={}", away.getMessage());
    }
  }

  private Instant start(ConsoleStore.Statements statements, Instant now) throws SQLException {
    Instant saved = counts.countedTo(statements).orElse(safe(now));
    return earlier(saved, safe(now)).truncatedTo(ChronoUnit.MINUTES);
  }

  /// Shorter after long work, so that no statement runs for minutes, however much was received.
  private Duration nextSpan(long worked) {
    if (worked > LONG_NANOS) {
      return later(SHORTEST_SPAN, span.dividedBy(2));
    }
    return worked > LONG_NANOS / 4 ? span : earlier(LONGEST_SPAN, span.multipliedBy(2));
  }

  private static Duration later(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration earlier(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static void countAgain(ConsoleStore.Statements statements, Instant before, Instant now)
      throws SQLException {
    Instant notSince = now.minus(Duration.ofSeconds(20));
    List<Instant> minutes = CountRepository.unsettled(statements, before, notSince, AGAIN);
    long started = System.nanoTime();
    for (Instant minute : minutes) {
      CountRepository.count(statements, minute, minute.plus(1, ChronoUnit.MINUTES), now);
      if (System.nanoTime() - started > AGAIN_NANOS) {
        return;
      }
    }
  }

  /// Before it, nothing comes any more.
  private static Instant safe(Instant now) {
    return now.minus(LATE).truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
