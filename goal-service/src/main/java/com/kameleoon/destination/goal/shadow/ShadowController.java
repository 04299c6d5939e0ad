package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.http.Refusable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// Shows what the mode Shadow has found out.
@Controller("/v1/shadow")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class ShadowController {
  private final ShadowReports reports;

  ShadowController(ShadowReports reports) {
    this.reports = reports;
  }

  /// The goals that would have been reached, beside the classic destination's.
  @Get
  ShadowReport report() {
    return reports.report();
  }
}
