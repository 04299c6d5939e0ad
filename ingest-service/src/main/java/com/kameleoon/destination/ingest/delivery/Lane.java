package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.DeliveryQueue;
import com.kameleoon.destination.ingest.log.DeliverySignal;
import com.kameleoon.destination.ingest.log.Lease;
import com.kameleoon.destination.ingest.log.Target;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request at a time to one target: lease, send, write down what came of it.
final class Lane implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MOST_BATCHES = 100;
  private static final int MUCH = 250;
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration FINISH_PAUSE = Duration.ofMillis(200);

  private final Route route;
  private final DeliveryQueue queue;
  private final DeliverySignal signal;
  private final WorkerSettings settings;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);

  Lane(
      Route route,
      DeliveryQueue queue,
      DeliverySignal signal,
      WorkerSettings settings,
      Clock clock) {
    this.route = route;
    this.queue = queue;
    this.signal = signal;
    this.settings = settings;
    this.clock = clock;
  }

  /// Finishes what is on its way and takes nothing more.
  void stop() {
    stop.countDown();
    signal.raise(target());
  }

  @Override
  public void run() {
    try {
      Duration idle = settings.poll();
      while (!stopped()) {
        boolean worked = turn();
        if (!worked) {
          signal.await(target(), idle);
        }
        idle = worked ? settings.poll() : longer(idle);
      }
      signal.raise(target());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether there was something to do.
  private boolean turn() throws InterruptedException {
    Circuit.Permit permit = route.circuit().permit();
    if (permit == Circuit.Permit.NOTHING) {
      pause(settings.poll());
      return false;
    }
    boolean probing = permit == Circuit.Permit.PROBE;
    try {
      Optional<Lease> lease = queue.lease(target(), probing ? 1 : MOST_BATCHES, settings.lease());
      if (lease.isPresent()) {
        probing = false;
        deliver(lease.get());
      }
      return lease.isPresent();
    } catch (SQLException | RuntimeException e) {
      LOG.warn("A turn of the worker failed target={} because={}", target(), e.toString());
      pause(AFTER_TROUBLE);
      return true;
    } finally {
      if (probing) {
        route.circuit().unused();
      }
    }
  }

  private void deliver(Lease lease) throws SQLException, InterruptedException {
    if (stopped()) {
      queue.release(lease);
      return;
    }
    if (lease.deliveries().size() >= MUCH) {
      signal.raise(target());
    }
    finish(lease, route.send(lease));
  }

  /// Tries while the lease lasts: what is not written down is sent again by someone.
  private void finish(Lease lease, Ending ending) throws SQLException, InterruptedException {
    Instant until = lease.terms().until();
    while (true) {
      try {
        if (!queue.finish(lease, ending.finished(), ending.retries())) {
          LOG.warn("A lease ran out before its end was written target={}", target());
        }
        return;
      } catch (SQLException e) {
        if (stopped() || !clock.instant().isBefore(until)) {
          throw e;
        }
        pause(FINISH_PAUSE);
      }
    }
  }

  private static Duration longer(Duration idle) {
    Duration twice = idle.multipliedBy(2);
    return twice.compareTo(LONGEST_IDLE) < 0 ? twice : LONGEST_IDLE;
  }

  private Target target() {
    return route.target();
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private void pause(Duration duration) throws InterruptedException {
    boolean _ = stop.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }
}
