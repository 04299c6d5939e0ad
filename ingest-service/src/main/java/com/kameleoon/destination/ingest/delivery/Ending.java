package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.FinishedDelivery;
import com.kameleoon.destination.ingest.log.Lease;
import com.kameleoon.destination.ingest.log.LeasedDelivery;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a lease ends with: finished deliveries, and the times at which the others are due again.
record Ending(List<FinishedDelivery> finished, Map<UUID, Instant> retries) {
  static Ending of(Lease lease, Map<UUID, Outcome> outcomes, RetryPolicy policy) {
    return new Builder(policy).add(lease.deliveries(), outcomes);
  }

  /// Deliveries that are alike share one random draw, so that they can wait in one batch.
  private record Alike(int attempts, Instant firstMinute, Optional<Duration> wish) {}

  private static final class Builder {
    private final RetryPolicy policy;
    private final Map<Alike, Optional<Instant>> dueTimes = new HashMap<>();
    private final List<FinishedDelivery> finished = new ArrayList<>();
    private final Map<UUID, Instant> retries = new HashMap<>();

    Builder(RetryPolicy policy) {
      this.policy = policy;
    }

    Ending add(List<LeasedDelivery> deliveries, Map<UUID, Outcome> outcomes) {
      for (LeasedDelivery delivery : deliveries) {
        Outcome outcome = outcomes.get(delivery.id());
        switch (outcome) {
          case Outcome.Delivered _ ->
              finished.add(new FinishedDelivery.Delivered(delivery.id(), delivery.attempts()));
          case Outcome.Discarded(DiscardReason reason, String detail) ->
              discard(delivery, reason, detail);
          case Outcome.RetryLater later -> retry(delivery, later);
          case null -> throw new IllegalStateException("no outcome for " + delivery.id());
        }
      }
      return new Ending(finished, retries);
    }

    private void retry(LeasedDelivery delivery, Outcome.RetryLater later) {
      Alike alike =
          new Alike(
              delivery.attempts(),
              delivery.firstAt().truncatedTo(ChronoUnit.MINUTES),
              later.after().map(Builder::wholeSeconds));
      dueTimes
          .computeIfAbsent(
              alike, like -> policy.next(like.attempts(), delivery.firstAt(), like.wish()))
          .ifPresentOrElse(
              due -> retries.put(delivery.id(), due),
              () -> discard(delivery, DiscardReason.RETRIES_EXHAUSTED, later.detail()));
    }

    private void discard(LeasedDelivery delivery, DiscardReason reason, @Nullable String detail) {
      finished.add(
          new FinishedDelivery.Discarded(delivery.id(), delivery.attempts(), reason, detail));
    }

    private static Duration wholeSeconds(Duration wish) {
      return Duration.ofSeconds(Math.max(1, wish.plusMillis(999).toSeconds()));
    }
  }
}
