package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.http.Refusable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Shows how much of the limits on creating goals is used, by all replicas together.
@Controller("/v1/creation-budget")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class CreationBudgetController {
  private final GoalCreationQuota quota;

  CreationBudgetController(GoalCreationQuota quota) {
    this.quota = quota;
  }

  /// One sliding window.
  ///
  /// @param window ten_seconds or sixty_minutes
  /// @param used creations in it
  /// @param most creations that it admits
  public record Budget(String window, int used, int most) {}

  /// Lists the windows, the shorter one first.
  @Get
  List<Budget> budget() {
    Map<CreationWindow, Integer> used = quota.used();
    return Arrays.stream(CreationWindow.values())
        .map(window ->
            new Budget(
                window.name().toLowerCase(Locale.ROOT),
                used.getOrDefault(window, 0),
                window.most()))
        .toList();
  }
}
