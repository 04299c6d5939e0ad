package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.status.DestinationStatus.Last24Hours;
import com.kameleoon.destination.operator.replica.Figures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the figures of a day say.
final class DayFigures {
  private static final long TOO_OLD_SECONDS = 600;
  private static final double TOO_FEW = 0.5;
  private static final double PERCENT = 100;

  private DayFigures() {}

  static Last24Hours of(Figures figures) {
    return new Last24Hours(
        figures.received(),
        figures.delivered(),
        figures.filtered(),
        figures.discarded(),
        figures.pending(),
        share(figures));
  }

  private static @Nullable String share(Figures figures) {
    long ended = figures.delivered() + figures.discarded();
    return ended == 0
        ? null
        : String.format(Locale.ROOT, "%.1f%%", figures.delivered() * PERCENT / ended);
  }

  /// Alerts of the resource are ingest-service's to watch; this is what is wrong in any case.
  static void health(Figures figures, Facts facts) {
    long ended = figures.delivered() + figures.discarded();
    if (figures.oldestPendingSeconds() > TOO_OLD_SECONDS) {
      facts.no(
          "DeliveryHealthy",
          "DeliveriesWait",
          "Deliveries have been waiting for more than 10 minutes.");
    } else if (ended > 0 && figures.delivered() < ended * TOO_FEW) {
      facts.no(
          "DeliveryHealthy",
          "MostAreDiscarded",
          "Less than half of the deliveries of the last 24 hours took effect.");
    } else {
      facts.yes("DeliveryHealthy", "Healthy", "Deliveries take effect in time.");
    }
  }
}
