package com.kameleoon.destination.remotedata.read;

import com.kameleoon.destination.remotedata.settings.Ticker;
import com.kameleoon.destination.remotedata.store.ChangeLog;
import com.kameleoon.destination.remotedata.store.StoreUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the change log all the time and forgets what any replica has changed.
///
/// After a failed look everything is forgotten: the database may be another one by then.
@Context
public final class ChangeFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final ChangeLog log;
  private final KeyCache cache;
  private final Ticker ticker;
  private Optional<ChangeLog.Position> position = Optional.empty();
  private boolean failing;

  ChangeFollower(ChangeLog log, KeyCache cache, MeterRegistry meters) {
    this.log = log;
    this.cache = cache;
    Gauge.builder("kameleoon.remotedata.cache.age", cache, c -> c.age().toMillis() / 1000.0)
        .description("Seconds since the change log was read successfully")
        .baseUnit("seconds")
        .register(meters);
    look();
    ticker = Ticker.every(PAUSE, "change-follower", this::look);
  }

  @Override
  @PreDestroy
  public void close() {
    ticker.close();
    giveUp();
  }

  private synchronized void look() {
    long began = System.nanoTime();
    try {
      position.ifPresentOrElse(this::step, this::open);
      cache.lookedAt(began);
      failing = false;
    } catch (StoreUnavailableException e) {
      giveUp();
      report(e);
    }
  }

  private void open() {
    position = Optional.of(log.open());
    cache.clear();
  }

  private void step(ChangeLog.Position from) {
    ChangeLog.Step step = from.next();
    if (step.everything()) {
      cache.clear();
    } else {
      cache.invalidate(step.keys());
    }
  }

  private synchronized void giveUp() {
    position.ifPresent(ChangeFollower::close);
    position = Optional.empty();
  }

  private static void close(ChangeLog.Position position) {
    try {
      position.close();
    } catch (StoreUnavailableException e) {
      LOG.debug("A connection could not be closed", e);
    }
  }

  private void report(StoreUnavailableException e) {
    if (!failing) {
      LOG.warn(
          "The change log cannot be read, answers come from the database or are 503 cause=\"{}\"",
          String.valueOf(e.getCause()));
    }
    failing = true;
  }
}
