package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.http.ApiException;
import com.kameleoon.destination.goal.http.Refusable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows goals and conversions, page by page.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class ReportController {
  private final GoalReportRepository goals;
  private final ConversionReportRepository conversions;

  ReportController(GoalReportRepository goals, ConversionReportRepository conversions) {
    this.goals = goals;
    this.conversions = conversions;
  }

  /// Lists goals in the order of their ids.
  ///
  /// @param after the next of the page before
  /// @param limit 1 to 500, 50 where absent
  @Get("/goals")
  GoalPage goals(@QueryValue @Nullable String after, @QueryValue @Nullable Integer limit) {
    int size = PageSize.of(Optional.ofNullable(limit));
    List<GoalView> page = goals.page(after == null ? 0 : id(after), size);
    return new GoalPage(page, page.size() < size ? null : String.valueOf(page.getLast().id()));
  }

  /// Sums over all goals.
  @Get("/goals/summary")
  GoalSummary summary() {
    return goals.summary();
  }

  /// Shows one goal.
  @Get("/goals/{id}")
  GoalView goal(long id) {
    return goals.page(id - 1, 1).stream()
        .filter(goal -> goal.id() == id)
        .findFirst()
        .orElseThrow(() -> notFound(id));
  }

  /// Lists conversions, the newest first.
  ///
  /// @param goal only of the goal with this id
  /// @param visitorCode only of this visitor
  /// @param after the next of the page before
  /// @param limit 1 to 500, 50 where absent
  @Get("/conversions")
  ConversionPage conversions(
      @QueryValue @Nullable Long goal,
      @QueryValue @Nullable String visitorCode,
      @QueryValue @Nullable String after,
      @QueryValue @Nullable Integer limit) {
    int size = PageSize.of(Optional.ofNullable(limit));
    List<ConversionReportRepository.Row> page =
        conversions.page(
            new ConversionReportRepository.Query(
                Optional.ofNullable(goal),
                Optional.ofNullable(visitorCode),
                Cursor.decoded(Optional.ofNullable(after)),
                size));
    return new ConversionPage(
        page.stream().map(ConversionReportRepository.Row::view).toList(),
        page.size() < size ? null : page.getLast().cursor().encoded());
  }

  private static long id(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      throw Cursor.notACursor();
    }
  }

  private static ApiException notFound(long id) {
    return new ApiException(
        HttpStatus.NOT_FOUND, "goal_not_found", "id: there is no goal %d".formatted(id));
  }
}
