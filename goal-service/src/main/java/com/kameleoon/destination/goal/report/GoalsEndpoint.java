package com.kameleoon.destination.goal.report;

import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// `GET /goals` on the management port: the sums over all goals.
@Endpoint(id = "goals", defaultSensitive = false)
final class GoalsEndpoint {
  private final GoalReportRepository goals;

  GoalsEndpoint(GoalReportRepository goals) {
    this.goals = goals;
  }

  @Read
  @ExecuteOn(TaskExecutors.BLOCKING)
  GoalSummary summary() {
    return goals.summary();
  }
}
