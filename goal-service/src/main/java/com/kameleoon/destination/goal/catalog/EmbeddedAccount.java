package com.kameleoon.destination.goal.catalog;

import jakarta.inject.Singleton;
import java.util.List;
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

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public void adopt() {}

  /// The catalogue's row is the goal; that it becomes active is all there is to creating it.
  @Override
  public int create(List<WaitingGoal> waiting) {
    waiting.forEach(goal -> goals.activate(goal.id()));
    return waiting.size();
  }
}
