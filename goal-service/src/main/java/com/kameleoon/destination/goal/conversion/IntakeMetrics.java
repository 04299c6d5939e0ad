package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.model.wire.DiscardReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// Counts items: received = stored + duplicate + repeated + learned + discarded + deferred.
///
/// And of those that are kept, stored + duplicate + repeated: revenue none + read + each issue.
@Singleton
final class IntakeMetrics {
  private static final String ITEMS = "kameleoon.goal.items.";

  private final MeterRegistry metrics;

  IntakeMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    for (String outcome :
        List.of("received", "stored", "duplicate", "repeated", "learned", "deferred")) {
      count(outcome, 0);
    }
    for (DiscardReason reason : DiscardReason.values()) {
      discarded(reason, 0);
    }
  }

  void received(int items) {
    count("received", items);
  }

  /// The batch could not be stored; its sender keeps it.
  void deferred(int items) {
    count("deferred", items);
  }

  void settled(List<Assessed> assessed, ConversionStore.Stored stored) {
    int kept = 0;
    for (Assessed item : assessed) {
      switch (item) {
        case Assessed.Accepted accepted -> {
          kept++;
          read(accepted.revenue());
        }
        case Assessed.Bound bound -> {
          kept++;
          read(bound.accepted().revenue());
        }
        case Assessed.Learned _ -> count("learned", 1);
        case Assessed.Later _ -> deferred(1);
        case Assessed.Refused(var outcome) -> discarded(outcome.reason(), 1);
      }
    }
    count("stored", stored.stored());
    count("repeated", stored.repeated());
    count("duplicate", kept - stored.stored() - stored.repeated());
  }

  private void read(Revenue revenue) {
    metrics.counter("kameleoon.goal.revenue", "reading", reading(revenue)).increment();
  }

  private static String reading(Revenue revenue) {
    return revenue
        .issue()
        .map(issue -> issue.name().toLowerCase(Locale.ROOT))
        .orElse(revenue.amount().isPresent() ? "read" : "none");
  }

  private void count(String outcome, int items) {
    metrics.counter(ITEMS + outcome).increment(items);
  }

  private void discarded(DiscardReason reason, int items) {
    metrics.counter(ITEMS + "discarded", "reason", reason.name()).increment(items);
  }
}
