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
  /// @param used calls in it that count: creations, and all others of a Kameleoon account's
  ///   Automation API
  /// @param creations of these, the creations
  /// @param most calls that it admits
  public record Budget(String window, int used, int creations, int most) {}

  /// Lists the windows, the shorter one first.
  @Get
  List<Budget> budget() {
    Map<CreationWindow, WindowUse> used = quota.used();
    return Arrays.stream(CreationWindow.values())
        .map(window -> budget(window, used.getOrDefault(window, WindowUse.NONE)))
        .toList();
  }

  private static Budget budget(CreationWindow window, WindowUse use) {
    String name = window.name().toLowerCase(Locale.ROOT);
    return new Budget(name, use.calls(), use.creations(), window.most());
  }
}
