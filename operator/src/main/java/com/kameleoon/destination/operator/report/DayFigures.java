package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.Last24Hours;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.replica.Figures;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The figures of a day, as the status keeps them.
final class DayFigures {
  private static final double PERCENT = 100;

  private DayFigures() {}

  /// The figures of before while none of them has moved by a hundredth: a busy destination's status
  /// is not written for every look.
  static @Nullable Last24Hours of(Optional<Delivery> delivery, @Nullable DestinationStatus before) {
    Last24Hours old = before == null ? null : before.last24Hours();
    return delivery
        .map(Delivery::figures)
        .filter(now -> old == null || hasMoved(old, now))
        .map(DayFigures::of)
        .orElse(old);
  }

  private static boolean hasMoved(Last24Hours old, Figures now) {
    return hasMoved(old.events(), now.received())
        || hasMoved(old.delivered(), now.delivered())
        || hasMoved(old.filtered(), now.filtered())
        || hasMoved(old.discarded(), now.discarded())
        || hasMoved(old.pending(), now.pending());
  }

  private static boolean hasMoved(long old, long now) {
    return Math.abs(now - old) > old / PERCENT;
  }

  private static Last24Hours of(Figures figures) {
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
}
