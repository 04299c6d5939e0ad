package com.kameleoon.destination.operator.replica;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one destination delivers, asked of its ingest-service every two minutes, and sooner as long
/// as nobody has answered.
final class DeliveryWatch {
  private static final Duration EVERY = Duration.ofMinutes(2);
  private static final Duration SOONER = Duration.ofSeconds(20);
  private static final int MOST_MISSED = 3;

  private volatile Optional<Delivery> last = Optional.empty();
  private Instant askedAt = Instant.EPOCH;
  private int missed;

  /// Empty where nobody has answered for a while.
  Optional<Delivery> last() {
    return last;
  }

  /// True when something new was said.
  ///
  /// @param ingest replicas, those that run the newest configuration first
  boolean tick(List<Pod> ingest, String consoleToken, Watched.Visit visit)
      throws InterruptedException {
    if (askedAt.plus(last.isEmpty() ? SOONER : EVERY).isAfter(visit.now())) {
      return false;
    }
    askedAt = visit.now();
    return keep(ask(ingest, consoleToken, visit.client()));
  }

  /// All replicas answer from one database, so the first answer is everybody's.
  private static Optional<Delivery> ask(List<Pod> ingest, String consoleToken, Replicas client)
      throws InterruptedException {
    Optional<Delivery> answer = Optional.empty();
    for (Pod pod : ingest) {
      Optional<String> address = answer.isEmpty() ? PodFacts.address(pod) : Optional.empty();
      if (address.isPresent()) {
        answer = client.delivery(address.get(), consoleToken);
      }
    }
    return answer;
  }

  /// One answer that fails says nothing about the deliveries.
  private boolean keep(Optional<Delivery> answer) {
    missed = answer.isPresent() ? 0 : missed + 1;
    if (answer.isEmpty() && missed < MOST_MISSED) {
      return false;
    }
    boolean news = !answer.equals(last);
    last = answer;
    return news;
  }
}
