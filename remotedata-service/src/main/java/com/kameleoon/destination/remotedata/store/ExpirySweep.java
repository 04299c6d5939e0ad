package com.kameleoon.destination.remotedata.store;

import com.kameleoon.destination.remotedata.settings.Ticker;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/// Removes expired keys in small transactions; readers do not see them anyway.
@Context
public final class ExpirySweep implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int KEYS = 200;
  private static final int ROUNDS = 50;

  private final MapStore store;
  private final Ticker ticker;

  ExpirySweep(MapStore store) {
    this.store = store;
    this.ticker = Ticker.every(PAUSE, "expiry-sweep", this::sweep);
  }

  @Override
  @PreDestroy
  public void close() {
    ticker.close();
  }

  /// Until nothing is left, for a bounded number of rounds.
  void sweep() {
    int rounds = 0;
    while (rounds < ROUNDS && store.removeExpired(KEYS) == KEYS) {
      rounds++;
    }
  }
}
