package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.DeliveryPolicy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// One route for every client.
@Singleton
final class Routes {
  private final List<Route> all;

  Routes(
      List<TargetClient> clients,
      WorkerSettings settings,
      DeliveryPolicy policy,
      AttemptJournal journal,
      Clock clock) {
    RetryPolicy retries =
        new RetryPolicy(policy, clock, () -> ThreadLocalRandom.current().nextLong());
    this.all =
        clients.stream()
            .map(client -> new Route(client, new Circuit(settings, clock), retries, journal, clock))
            .toList();
  }

  List<Route> all() {
    return all;
  }
}
