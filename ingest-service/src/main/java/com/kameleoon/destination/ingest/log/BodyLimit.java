package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.Verdict.Deliveries;
import com.kameleoon.destination.ingest.log.Verdict.Discarded;
import com.kameleoon.destination.ingest.log.Verdict.Filtered;
import jakarta.inject.Singleton;
import java.util.List;

/// Keeps large bodies out of the log. What is sent stands beside the body, so no delivery misses
/// it. What was given up already keeps its body whatever the size: nothing else could be replayed.
@Singleton
final class BodyLimit {
  private final DeliveryPolicy policy;

  BodyLimit(DeliveryPolicy policy) {
    this.policy = policy;
  }

  List<ReceivedEvent> limited(List<ReceivedEvent> events) {
    int limit = policy.bodyLimit();
    return events.stream().allMatch(event -> fits(event, limit))
        ? events
        : events.stream().map(event -> limited(event, limit)).toList();
  }

  private static ReceivedEvent limited(ReceivedEvent event, int limit) {
    return fits(event, limit)
        ? event
        : event.withBody(UnkeptBody.of(event.body(), limit).write(event.body()));
  }

  private static boolean fits(ReceivedEvent event, int limit) {
    return event.body().length <= limit || isGivenUp(event.verdict());
  }

  private static boolean isGivenUp(Verdict verdict) {
    return switch (verdict) {
      case Discarded _ -> true;
      case Filtered _ -> false;
      case Deliveries(List<PlannedDelivery> deliveries) ->
          deliveries.stream().anyMatch(PlannedDelivery.Discarded.class::isInstance);
    };
  }
}
