package com.kameleoon.destination.goal.catalog;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/// The account whose goals live in this service's own database; needs nobody's credentials.
@Singleton
final class EmbeddedAccount implements Account {
  private final GoalRepository goals;

  EmbeddedAccount(GoalRepository goals) {
    this.goals = goals;
  }

  @Override
  public Map<String, Long> find(Set<String> names) {
    return goals.named(names);
  }

  /// The catalogue's row is the goal; that it becomes active is all there is to creating it.
  @Override
  public void create(WaitingGoal goal) {
    goals.activate(goal.id());
  }
}
