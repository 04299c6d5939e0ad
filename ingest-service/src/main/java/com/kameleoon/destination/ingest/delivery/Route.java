package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Lease;
import com.kameleoon.destination.ingest.log.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to one target, shared by its lanes: the client, its circuit and the retry policy.
record Route(
    TargetClient client,
    Circuit circuit,
    RetryPolicy retries,
    AttemptJournal journal,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Route.class);

  /// Left of a lease when the last request is begun: its timeout and the writing down.
  private static final Duration RESERVE = Duration.ofSeconds(14);

  Target target() {
    return client.target();
  }

  Ending send(Lease lease) {
    Instant deadline = lease.terms().until().minus(RESERVE);
    Round round = new Round(client, clock, deadline);
    boolean told = false;
    try {
      Map<UUID, Outcome> outcomes = round.send(lease.deliveries());
      tell(round.failure());
      told = true;
      Ending ending = Ending.of(lease, outcomes, retries);
      journal.repeated(lease, outcomes, ending.retries());
      return ending;
    } finally {
      if (!told) {
        circuit.failed(Duration.ZERO);
      }
    }
  }

  private void tell(Optional<Answer.Unavailable> failure) {
    if (failure.isEmpty()) {
      if (circuit.succeeded()) {
        LOG.info("A target is back target={}", target());
      }
      return;
    }
    Duration wish = failure.get().retryAfter().orElse(Duration.ZERO);
    if (circuit.failed(wish)) {
      LOG.warn(
          "A target is down and is only probed from now on target={} because=\"{}\"",
          target(),
          failure.get().detail());
    }
  }
}
