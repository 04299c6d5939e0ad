package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.DeliveryQueue;
import com.kameleoon.destination.ingest.log.DeliverySignal;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the lanes of every route from start-up to shutdown.
@Singleton
final class DeliveryWorker implements ApplicationEventListener<StartupEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final Routes routes;
  private final DeliveryQueue queue;
  private final DeliverySignal signal;
  private final WorkerSettings settings;
  private final Clock clock;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  DeliveryWorker(
      Routes routes,
      DeliveryQueue queue,
      DeliverySignal signal,
      WorkerSettings settings,
      Clock clock) {
    this.routes = routes;
    this.queue = queue;
    this.signal = signal;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    start();
  }

  void start() {
    for (Route route : routes.all()) {
      for (int i = 0; i < settings.lanes(); i++) {
        Lane lane = new Lane(route, queue, signal, settings, clock);
        lanes.add(lane);
        threads.add(Thread.ofVirtual().name("lane-" + route.target() + "-" + i).start(lane));
      }
    }
  }

  /// Waits for what is on its way; what is not done by then is interrupted, and its lease runs out.
  @PreDestroy
  void stop() throws InterruptedException {
    lanes.forEach(Lane::stop);
    long deadline = System.nanoTime() + DRAIN.toNanos();
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        LOG.warn("A lane did not finish in time and is interrupted lane={}", thread.getName());
        thread.interrupt();
      }
    }
  }
}
