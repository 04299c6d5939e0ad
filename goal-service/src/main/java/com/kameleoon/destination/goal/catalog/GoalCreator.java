package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.catalog.GoalCreationQuota.Permits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates the goals that wait, in order, as soon as the limits have room.
///
/// Woken by whoever puts a goal in line on this replica; looks by itself now and then for goals
/// that another replica left behind.
@Singleton
final class GoalCreator {
  private static final Logger LOG = LoggerFactory.getLogger(GoalCreator.class);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final GoalCreationQuota quota;
  private final GoalRepository goals;
  private final Accounts accounts;
  private final CatalogReader reader;
  private final Counter created;
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean stopped;

  GoalCreator(
      GoalCreationQuota quota,
      GoalRepository goals,
      Accounts accounts,
      CatalogReader reader,
      MeterRegistry metrics) {
    this.quota = quota;
    this.goals = goals;
    this.accounts = accounts;
    this.reader = reader;
    this.created =
        Counter.builder("kameleoon.goal.creations")
            .description("goals that this replica created")
            .register(metrics);
  }

  /// A goal was put in line.
  void wake() {
    wanted.release();
  }

  @EventListener
  void start(ServerStartupEvent event) {
    Thread.ofVirtual().name("goal-creator").start(this::run);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    wake();
  }

  /// Creates what the limits allow now; answers how long there is nothing to do, unless woken.
  Duration createDue() {
    reader.readDue();
    Account account = accounts.current();
    account.adopt();
    if (!account.isKnown() || !goals.anyWaiting()) {
      return account.isKnown() ? IDLE : SOON;
    }
    Permits permits = quota.take();
    int done = permits.goals().isEmpty() ? 0 : account.create(permits.goals());
    if (done > 0) {
      created.increment(done);
      LOG.info("Goals were created goals={}", done);
    }
    return pauseAfter(permits);
  }

  /// Where there is room and yet no goal, another replica has the permits of all that wait.
  private static Duration pauseAfter(Permits permits) {
    Duration wait = permits.askAgainAfter();
    boolean nothingToDo = permits.goals().isEmpty() && wait.isZero();
    return nothingToDo || wait.compareTo(IDLE) > 0 ? IDLE : wait;
  }

  private void run() {
    while (!stopped) {
      try {
        pause(due());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Duration due() {
    try {
      return createDue();
    } catch (RuntimeException e) {
      LOG.warn("Goals could not be created, trying again error=\"{}\"", e.getMessage());
      return Duration.ofSeconds(1);
    }
  }

  private void pause(Duration longest) throws InterruptedException {
    if (wanted.tryAcquire(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS)) {
      wanted.drainPermits();
    }
  }
}
