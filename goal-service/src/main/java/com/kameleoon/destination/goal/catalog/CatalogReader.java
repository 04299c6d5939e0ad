package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.account.automation.AccountGoal;
import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.automation.Reading;
import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.goal.account.AccountConnection;
import com.kameleoon.destination.goal.account.Connected;
import com.kameleoon.destination.goal.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the account's goals in pages, on one replica at a time, and follows what people changed.
@Singleton
final class CatalogReader {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);
  static final Duration FRESH = Duration.ofMinutes(10);

  private final AccountConnection connection;
  private final AccountGoalRepository account;
  private final BoundGoalRepository goals;
  private final GoalCreationQuota quota;
  private final Settings settings;
  private Optional<Cursor> cursor = Optional.empty();

  private record Cursor(long generation, int page) {}

  CatalogReader(
      AccountConnection connection,
      AccountGoalRepository account,
      BoundGoalRepository goals,
      GoalCreationQuota quota,
      Settings settings) {
    this.connection = connection;
    this.account = account;
    this.goals = goals;
    this.quota = quota;
    this.settings = settings;
  }

  /// Reads as far as the limits allow; another call goes on there.
  synchronized void readDue() {
    Optional<Connected> connected = connection.current();
    if (connected.isEmpty()) {
      if (connection.reads()) {
        account.problem("the API key cannot be read: check the Secret and kameleoon.secrets-dir");
      }
      return;
    }
    Optional<Cursor> next =
        cursor.or(() -> account.begin(FRESH).map(generation -> new Cursor(generation, 1)));
    if (next.isPresent()) {
      AutomationApi api = connected.get().automation();
      site(api).ifPresent(site -> readPages(api, site, next.get()));
    }
  }

  private Optional<Long> site(AutomationApi api) {
    Optional<Long> written = Optional.ofNullable(settings.current().account().siteId());
    Optional<Long> known = written.or(account::siteId);
    if (written.isPresent() && !account.siteId().equals(written)) {
      account.site(written.get());
    }
    return known.or(() -> quota.takeRead() ? looked(api) : Optional.empty());
  }

  private Optional<Long> looked(AutomationApi api) {
    return switch (api.site(settings.current().sitecode())) {
      case Reading.Read<Long>(Long id) -> {
        account.site(id);
        yield Optional.of(id);
      }
      case Reading.Failed<Long>(Answer answer) -> {
        failed(answer);
        yield Optional.empty();
      }
    };
  }

  private void readPages(AutomationApi api, long site, Cursor from) {
    Cursor at = from;
    cursor = Optional.of(at);
    while (quota.takeRead()) {
      switch (api.goals(site, at.page())) {
        case Reading.Failed<List<AccountGoal>>(Answer answer) -> {
          failed(answer);
          return;
        }
        case Reading.Read<List<AccountGoal>>(List<AccountGoal> page) -> {
          quota.succeeded();
          if (!account.save(at.generation(), page)) {
            cursor = Optional.empty();
            return;
          }
          if (page.isEmpty()) {
            cursor = Optional.empty();
            finish(api, at.generation());
            return;
          }
          at = new Cursor(at.generation(), at.page() + 1);
          cursor = Optional.of(at);
        }
      }
    }
  }

  private void finish(AutomationApi api, long generation) {
    account.finish(generation);
    if (connection.writes()) {
      follow(api);
    }
  }

  /// In a dry run the catalogue stays as it is, so that the plan can tell what would change.
  private void follow(AutomationApi api) {
    for (String name : goals.followNames()) {
      LOG.info("A goal was renamed in the account, its events follow it name=\"{}\"", name);
    }
    for (BoundGoalRepository.Missing missing : goals.missing()) {
      if (!quota.takeRead()) {
        return;
      }
      verify(api, missing);
    }
  }

  /// A page may have missed it, so the goal itself is asked for before it is given up.
  private void verify(AutomationApi api, BoundGoalRepository.Missing missing) {
    switch (api.goal(missing.accountId())) {
      case Reading.Read<AccountGoal>(AccountGoal goal) when goal.usable() -> account.add(goal);
      case Reading.Read<AccountGoal> _ -> lose(missing, "archived");
      case Reading.Failed<AccountGoal>(Answer.Refused(int status, String _))
          when status == 404 || status == 410 ->
          lose(missing, "deleted");
      case Reading.Failed<AccountGoal>(Answer answer) -> failed(answer);
    }
  }

  private void lose(BoundGoalRepository.Missing missing, String how) {
    goals.lose(missing);
    LOG.warn(
        "A goal is gone from the account and will be created anew how={} accountGoal={} name=\"{}\"",
        how,
        missing.accountId(),
        missing.name());
  }

  private void failed(Answer answer) {
    LOG.warn("The account's goals were not read answer=\"{}\"", answer.sentence());
    account.problem(answer.sentence());
    switch (answer) {
      case Answer.Limited(Optional<Duration> retryAfter) -> quota.limited(retryAfter);
      case Answer.Refused _, Answer.Unauthorized _, Answer.Locked _, Answer.Unclear _ ->
          quota.failed();
      case Answer.Done _ -> quota.failed();
    }
  }
}
