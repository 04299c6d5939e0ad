package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.account.automation.AccountGoal;
import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.automation.Reading;
import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.goal.account.AccountConnection;
import com.kameleoon.destination.goal.account.Connected;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The account whose goals live with Kameleoon.
@Singleton
final class CloudAccount implements Account {
  private static final Logger LOG = LoggerFactory.getLogger(CloudAccount.class);

  /// What a permit must have left for a call to be begun, because another replica may hold the next
  /// one: a call and its repetition, each with a token, and each as long as a call may take.
  private static final Duration CALL = AccountConnection.TIMEOUT.multipliedBy(4);

  private final AccountConnection connection;
  private final AccountGoalRepository account;
  private final BoundGoalRepository goals;
  private final GoalCreationQuota quota;
  private final CreationClock clock;

  CloudAccount(
      AccountConnection connection,
      AccountGoalRepository account,
      BoundGoalRepository goals,
      GoalCreationQuota quota,
      CreationClock clock) {
    this.connection = connection;
    this.account = account;
    this.goals = goals;
    this.quota = quota;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> find(Set<String> names) {
    return account.named(names);
  }

  @Override
  public boolean isKnown() {
    return account.isRead();
  }

  @Override
  public void adopt() {
    goals.unlink();
    int adopted = goals.adopt();
    if (adopted > 0) {
      LOG.info("Goals of the account were found by their names goals={}", adopted);
    }
  }

  @Override
  public int create(List<WaitingGoal> waiting) {
    long begun = clock.steadyNanos();
    for (int i = 0; i < waiting.size(); i++) {
      // The goal may be looked for, created, and created without its tag.
      Duration left = left(begun).minus(CALL.multipliedBy(waiting.get(i).tried() ? 2 : 1));
      boolean late = left.minus(account.refusesTags() ? Duration.ZERO : CALL).isNegative();
      if (late || !createOne(waiting.get(i))) {
        goals.release(waiting.subList(late ? i : i + 1, waiting.size()));
        return i;
      }
    }
    return waiting.size();
  }

  private Duration left(long begun) {
    return GoalCreationQuota.LEASE.minusNanos(clock.steadyNanos() - begun);
  }

  /// Whether to go on with the next one.
  private boolean createOne(WaitingGoal goal) {
    Optional<Connected> connected = connection.current();
    Optional<Long> site = account.siteId();
    if (connected.isEmpty() || site.isEmpty()) {
      goals.release(List.of(goal));
      return false;
    }
    return goal.tried()
        ? lookFirst(goal, connected.get().automation(), site.get())
        : createNow(goal, connected.get().automation(), site.get());
  }

  /// An earlier try ended without an answer: the goal may be there.
  private boolean lookFirst(WaitingGoal goal, AutomationApi api, long site) {
    if (!quota.takeRead()) {
      return false;
    }
    return switch (api.goalsNamed(site, goal.name())) {
      case Reading.Failed<List<AccountGoal>>(Answer answer) -> settled(goal, answer);
      case Reading.Read<List<AccountGoal>>(List<AccountGoal> named) ->
          named.stream()
              .filter(found -> found.name().equals(goal.name()) && found.usable())
              .findFirst()
              .map(found -> bound(goal, found))
              .orElseGet(() -> createNow(goal, api, site));
    };
  }

  private boolean createNow(WaitingGoal goal, AutomationApi api, long site) {
    boolean tagged = !account.refusesTags();
    Optional<String> tag = tagged ? Optional.of(GoalRepository.TAG) : Optional.empty();
    return switch (api.create(site, goal.name(), tag)) {
      case Reading.Read<AccountGoal>(AccountGoal created) -> bound(goal, created);
      case Reading.Failed<AccountGoal>(Answer.Refused refused)
          when tagged && isAboutTags(refused) ->
          withoutTag(goal, api, site);
      case Reading.Failed<AccountGoal>(Answer answer) -> settled(goal, answer);
    };
  }

  private static boolean isAboutTags(Answer.Refused refused) {
    return refused.status() == 400 || refused.status() == 422;
  }

  private boolean withoutTag(WaitingGoal goal, AutomationApi api, long site) {
    quota.count(CallKind.CREATE);
    return switch (api.create(site, goal.name(), Optional.empty())) {
      case Reading.Read<AccountGoal>(AccountGoal created) -> {
        account.refuseTags();
        LOG.warn("The account refuses tags, goals are created without tag={}", GoalRepository.TAG);
        yield bound(goal, created);
      }
      case Reading.Failed<AccountGoal>(Answer answer) -> settled(goal, answer);
    };
  }

  private boolean bound(WaitingGoal goal, AccountGoal created) {
    account.add(created);
    goals.bind(goal.id(), created);
    quota.succeeded();
    return true;
  }

  /// Whether to go on with the next goal after such an answer.
  private boolean settled(WaitingGoal goal, Answer answer) {
    LOG.warn("A goal was not created goal={} answer=\"{}\"", goal.id(), answer.sentence());
    return switch (answer) {
      case Answer.Refused refused when refused.status() == 403 -> {
        // The caller is refused, not this goal: the others would be, too.
        quota.failed();
        account.problem(refused.sentence());
        goals.postpone(goal.id(), Duration.ofMinutes(15), refused.sentence());
        yield false;
      }
      case Answer.Refused refused -> {
        goals.postpone(goal.id(), Duration.ofMinutes(15), refused.sentence());
        yield true;
      }
      case Answer.Locked locked -> {
        goals.postpone(goal.id(), Duration.ofSeconds(30), locked.sentence());
        yield true;
      }
      case Answer.Limited(Optional<Duration> retryAfter) -> {
        quota.limited(retryAfter);
        goals.release(List.of(goal));
        yield false;
      }
      case Answer.Unauthorized unauthorized -> {
        quota.failed();
        account.problem(unauthorized.sentence());
        goals.release(List.of(goal));
        yield false;
      }
      case Answer.Unclear _, Answer.Done _ -> {
        quota.failed();
        yield false;
      }
    };
  }
}
