package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.LeasedDelivery;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Sends what is under one lease, in one request where the target takes it so, and in halves where
/// it refuses: an item that poisons a request ends up alone and its neighbours get through.
final class Round {
  private final TargetClient client;
  private final Clock clock;
  private final Instant deadline;
  private final Map<UUID, Outcome> outcomes = new HashMap<>();
  private Optional<Answer.Unavailable> failure = Optional.empty();
  private boolean begun;

  /// @param deadline after which only the first request is sent, because the lease may run out
  Round(TargetClient client, Clock clock, Instant deadline) {
    this.client = client;
    this.clock = clock;
    this.deadline = deadline;
  }

  /// One outcome for every delivery.
  Map<UUID, Outcome> send(List<LeasedDelivery> deliveries) {
    for (LeasedDelivery delivery : deliveries) {
      if (delivery.item().length == 0) {
        outcomes.put(
            delivery.id(),
            new Outcome.Discarded(DiscardReason.INVALID_PAYLOAD, "the log has no item for it"));
      }
    }
    List<LeasedDelivery> sendable =
        deliveries.stream().filter(one -> one.item().length > 0).toList();
    if (!sendable.isEmpty()) {
      sendAll(sendable);
    }
    return outcomes;
  }

  /// Why the target counts as down, if it does.
  Optional<Answer.Unavailable> failure() {
    return failure;
  }

  private void sendAll(List<LeasedDelivery> deliveries) {
    boolean late = begun && !clock.instant().isBefore(deadline);
    if (failure.isPresent() || late) {
      postpone(deliveries, failure.flatMap(Answer.Unavailable::retryAfter), "not sent in time");
      return;
    }
    begun = true;
    switch (client.post(deliveries.stream().map(LeasedDelivery::item).toList())) {
      case Answer.PerItem answer -> take(deliveries, answer);
      case Answer.Refused answer when deliveries.size() == 1 ->
          outcomes.put(deliveries.getFirst().id(), answer.alone());
      case Answer.Refused _ -> {
        int middle = deliveries.size() / 2;
        sendAll(deliveries.subList(0, middle));
        sendAll(deliveries.subList(middle, deliveries.size()));
      }
      case Answer.Unavailable answer -> {
        failure = Optional.of(answer);
        postpone(deliveries, answer.retryAfter(), answer.detail());
      }
    }
  }

  private void take(List<LeasedDelivery> deliveries, Answer.PerItem answer) {
    boolean allLater = true;
    for (LeasedDelivery delivery : deliveries) {
      Outcome outcome = answer.outcomes().get(delivery.id().toString());
      if (outcome == null) {
        outcome = new Outcome.RetryLater(Optional.empty(), "the answer has no outcome for it");
      }
      outcomes.put(delivery.id(), outcome);
      allLater &= outcome instanceof Outcome.RetryLater;
    }
    if (allLater) {
      failure = Optional.of(Answer.Unavailable.because("the target took nothing of a batch"));
    }
  }

  private void postpone(List<LeasedDelivery> deliveries, Optional<Duration> after, String detail) {
    for (LeasedDelivery delivery : deliveries) {
      outcomes.put(delivery.id(), new Outcome.RetryLater(after, detail));
    }
  }
}
