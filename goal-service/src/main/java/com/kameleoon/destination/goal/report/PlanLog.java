package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.catalog.GoalCatalog;
import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import com.kameleoon.destination.goal.report.AccountPlan.Step;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log what a dry run leaves undone in the account: once for each goal, and again when
/// it would be something else.
@Singleton
public class PlanLog {
  private static final Logger LOG = LoggerFactory.getLogger(PlanLog.class);

  /// The next look goes on with the rest.
  private static final int LINES_AT_ONCE = 200;

  private final AccountReportRepository account;
  private final GoalCatalog catalog;
  private final Settings settings;
  private final Map<String, Step> said = new HashMap<>();

  PlanLog(AccountReportRepository account, GoalCatalog catalog, Settings settings) {
    this.account = account;
    this.catalog = catalog;
    this.settings = settings;
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "10s")
  void run() {
    try {
      sayWhatIsNew();
    } catch (DatabaseUnavailable _) {
      // The next run says it.
    }
  }

  /// Nothing where there is no dry run, or where the account's goals are not known yet.
  public synchronized void sayWhatIsNew() {
    AccountSettings now = settings.current().account();
    if (now.mode() != AccountMode.Cloud || !now.dryRun()) {
      said.clear();
    } else if (account.state().readAt() != null) {
      List<Step> steps = account.plan(catalog.admittedPatterns());
      steps.stream()
          .filter(step -> !step.equals(said.get(step.name())))
          .limit(LINES_AT_ONCE)
          .forEach(this::say);
    }
  }

  private void say(Step step) {
    said.put(step.name(), step);
    LOG.info(
        "Dry run, left undone in the account action={} name=\"{}\" accountName=\"{}\" accountGoal={}",
        step.action(),
        step.name(),
        step.accountName(),
        step.accountGoalId());
  }
}
