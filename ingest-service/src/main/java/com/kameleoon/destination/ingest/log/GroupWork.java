package com.kameleoon.destination.ingest.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What follows from new events: the work that is left, what is given up at once, the counts.
record GroupWork(List<DeliveryBatch> batches, List<OutcomeRepository.End> givenUp, Tally tally) {
  static GroupWork of(LocalDate day, List<KeyedEvent> fresh, Instant now) {
    Tally tally = new Tally();
    List<OutcomeRepository.End> givenUp = new ArrayList<>();
    fresh.forEach(event -> count(event, tally, givenUp));
    return new GroupWork(batches(day, fresh, now), givenUp, tally);
  }

  private static void count(KeyedEvent event, Tally tally, List<OutcomeRepository.End> givenUp) {
    switch (event.event().verdict()) {
      case Verdict.Deliveries(List<PlannedDelivery> deliveries) -> {
        tally.received(deliveries.size());
        for (PlannedDelivery delivery : deliveries) {
          if (delivery instanceof PlannedDelivery.Discarded discarded) {
            givenUp.add(new OutcomeRepository.End(event.key(), end(discarded)));
            tally.discarded(discarded.reason());
          }
        }
      }
      case Verdict.Filtered verdict -> {
        tally.received(1);
        tally.filtered(verdict.reason());
      }
      case Verdict.Discarded verdict -> {
        tally.received(1);
        tally.discarded(verdict.reason());
      }
    }
  }

  private static FinishedDelivery end(PlannedDelivery.Discarded given) {
    return new FinishedDelivery.Discarded(given.id(), 0, given.reason(), given.detail());
  }

  private static List<DeliveryBatch> batches(LocalDate day, List<KeyedEvent> fresh, Instant now) {
    Map<Target, List<StoredDelivery>> byTarget = new EnumMap<>(Target.class);
    for (KeyedEvent event : fresh) {
      for (EventPlan.Sending sending : event.plan().sendings()) {
        byTarget.computeIfAbsent(sending.target(), _ -> new ArrayList<>()).add(sending.delivery());
      }
    }
    List<DeliveryBatch> batches = new ArrayList<>();
    byTarget.forEach((target, deliveries) ->
        DeliveryBatch.cut(deliveries)
            .forEach(run -> batches.add(DeliveryBatch.first(target, day, run, now))));
    return batches;
  }
}
