package com.kameleoon.destination.remotedata.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// received = applied + unchanged + discarded, for items of batches that were answered.
@Singleton
final class ItemCounts {
  private final Counter received;
  private final Counter applied;
  private final Counter unchanged;
  private final Counter discarded;

  ItemCounts(MeterRegistry meters) {
    received =
        Counter.builder("kameleoon.remotedata.items.received")
            .description("Items of answered batches: applied + unchanged + discarded")
            .register(meters);
    applied = counter(meters, "applied");
    unchanged = counter(meters, "unchanged");
    discarded = counter(meters, "discarded");
  }

  void count(ItemResult result) {
    received.increment();
    switch (result) {
      case ItemResult.Applied _ -> applied.increment();
      case ItemResult.Unchanged _ -> unchanged.increment();
      case ItemResult.Discarded _ -> discarded.increment();
    }
  }

  private static Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("kameleoon.remotedata.items")
        .description("What items did to the tables")
        .tag("result", result)
        .register(meters);
  }
}
