package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/// Shows how much of the limits on creating goals is used, by all replicas together.
@Singleton
final class CreationGauges {
  private final GoalCreationQuota quota;
  private volatile Map<CreationWindow, WindowUse> used = Map.of();

  CreationGauges(GoalCreationQuota quota, MeterRegistry metrics) {
    this.quota = quota;
    for (CreationWindow window : CreationWindow.values()) {
      String name = window.name().toLowerCase(Locale.ROOT);
      Gauge.builder(
              "kameleoon.goal.creation.used",
              () -> used.getOrDefault(window, WindowUse.NONE).calls())
          .description("calls in the last window that count against the limits on creating goals")
          .tag("window", name)
          .register(metrics);
      Gauge.builder("kameleoon.goal.creation.limit", window::most)
          .description("calls that a window admits")
          .tag("window", name)
          .register(metrics);
    }
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "5s")
  void refresh() {
    try {
      used = quota.used();
    } catch (DatabaseUnavailable _) {
      // Readiness tells; the last figures stay.
    }
  }
}
