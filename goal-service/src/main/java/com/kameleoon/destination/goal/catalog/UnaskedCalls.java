package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.account.CallCounter;
import jakarta.inject.Singleton;

/// Counts tokens in the limits, although nobody waits for room before fetching one.
@Singleton
final class UnaskedCalls implements CallCounter {
  private final GoalCreationQuota quota;

  UnaskedCalls(GoalCreationQuota quota) {
    this.quota = quota;
  }

  @Override
  public void unasked() {
    quota.count(CallKind.TOKEN);
  }
}
