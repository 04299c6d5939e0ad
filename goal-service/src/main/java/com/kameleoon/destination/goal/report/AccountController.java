package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.catalog.CreationWindow;
import com.kameleoon.destination.goal.catalog.GoalCatalog;
import com.kameleoon.destination.goal.catalog.GoalCreationQuota;
import com.kameleoon.destination.goal.catalog.WindowUse;
import com.kameleoon.destination.goal.forward.Forwarder;
import com.kameleoon.destination.goal.http.Refusable;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.DestinationMode;
import com.kameleoon.destination.model.wire.GoalSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Shows how the destination stands with its account, what waits for it, and what a change of the
/// account would do.
@Controller("/v1/account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class AccountController {
  private final AccountReportRepository account;
  private final GoalCreationQuota quota;
  private final GoalCatalog catalog;
  private final Forwarder forwarder;
  private final Settings settings;

  AccountController(
      AccountReportRepository account,
      GoalCreationQuota quota,
      GoalCatalog catalog,
      Forwarder forwarder,
      Settings settings) {
    this.account = account;
    this.quota = quota;
    this.catalog = catalog;
    this.forwarder = forwarder;
    this.settings = settings;
  }

  /// Shows the account, the use of its limits, and the conversions on their way.
  @Get
  AccountView account() {
    AccountSettings now = settings.current().account();
    AccountReportRepository.State state = account.state();
    return new AccountView(
        now.mode(),
        now.dryRun(),
        state.siteId(),
        state.goals(),
        state.readAt(),
        state.refusesTags(),
        state.problem(),
        state.problemAt(),
        quota.pause().map(Duration::toSeconds).orElse(0L),
        calls(),
        account.line());
  }

  private Map<String, Integer> calls() {
    Map<String, Integer> calls = new TreeMap<>();
    Map<CreationWindow, WindowUse> used = quota.used();
    used.forEach((window, use) -> calls.put(window.name().toLowerCase(Locale.ROOT), use.calls()));
    return calls;
  }

  /// Lists the goals that wait to be created, in order.
  ///
  /// @param after the next of the page before
  /// @param limit 1 to 500, 50 where absent
  @Get("/waiting")
  WaitingGoalView.Page waiting(
      @QueryValue @Nullable Long after, @QueryValue @Nullable Integer limit) {
    int size = PageSize.of(Optional.ofNullable(limit));
    List<WaitingGoalView> page = account.waiting(after == null ? 0 : after, size, writes());
    return new WaitingGoalView.Page(
        page, page.size() < size ? null : String.valueOf(page.getLast().id()));
  }

  private boolean writes() {
    GoalSettings now = settings.current();
    boolean cloud = now.account().mode() == AccountMode.Cloud;
    return cloud && !now.account().dryRun() && now.mode() == DestinationMode.Live;
  }

  /// Lists the conversions that the account refused, in order.
  ///
  /// @param after the next of the page before
  /// @param limit 1 to 500, 50 where absent
  @Get("/refused")
  RefusedConversionView.Page refused(
      @QueryValue @Nullable Long after, @QueryValue @Nullable Integer limit) {
    int size = PageSize.of(Optional.ofNullable(limit));
    List<RefusedConversionView> page = account.refused(after == null ? 0 : after, size);
    return new RefusedConversionView.Page(
        page, page.size() < size ? null : String.valueOf(page.getLast().id()));
  }

  /// Puts all refused conversions in line again; answers how many.
  @Post("/refused/retry")
  Map<String, Integer> retry() {
    return Map.of("conversions", forwarder.retryRefused());
  }

  /// Tells, goal by goal, what would be done in the account. With `account.dryRun` nothing is.
  @Get("/plan")
  AccountPlan plan() {
    boolean known = account.state().readAt() != null;
    return new AccountPlan(known, known ? account.plan(catalog.admittedPatterns()) : List.of());
  }
}
