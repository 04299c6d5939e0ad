package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// Shows how many goals wait to be created, and how many conversions they have meanwhile.
@Singleton
final class WaitingGauges {
  private final GoalReportRepository goals;
  private final AtomicLong waitingGoals = new AtomicLong();
  private final AtomicLong waitingConversions = new AtomicLong();

  WaitingGauges(GoalReportRepository goals, MeterRegistry metrics) {
    this.goals = goals;
    metrics.gauge("kameleoon.goal.waiting.goals", waitingGoals);
    metrics.gauge("kameleoon.goal.waiting.conversions", waitingConversions);
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "5s")
  void refresh() {
    try {
      GoalReportRepository.Waiting waiting = goals.waiting();
      waitingGoals.set(waiting.goals());
      waitingConversions.set(waiting.conversions());
    } catch (DatabaseUnavailable _) {
      // Readiness tells; the last figures stay.
    }
  }
}
