package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.GoalConvention;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the goal of each event, or puts a new goal in line to be created.
@Singleton
public final class GoalCatalog {
  private final GoalRepository goals;
  private final Accounts accounts;
  private final BindingCache cache;
  private final Settings settings;
  private final GoalCreator creator;

  GoalCatalog(
      GoalRepository goals,
      Accounts accounts,
      BindingCache cache,
      Settings settings,
      GoalCreator creator) {
    this.goals = goals;
    this.accounts = accounts;
    this.cache = cache;
    this.settings = settings;
    this.creator = creator;
  }

  /// Every event's goal: the one it is bound to, else the one with its exact name, else the one
  /// with its conventional name, else a new one where the settings allow it.
  public Map<GoalName, Found> findOrCreate(Set<GoalName> events) {
    Map<GoalName, Long> found = new HashMap<>(cache.of(events));
    Set<GoalName> unknown = without(events, found.keySet());
    Set<GoalName> refused = Set.of();
    if (!unknown.isEmpty()) {
      Map<GoalName, Long> bound = goals.bound(unknown);
      found.putAll(bound);
      Map<GoalName, String> chosen = chosenNames(without(unknown, bound.keySet()));
      refused = without(without(unknown, bound.keySet()), chosen.keySet());
      found.putAll(bindNew(chosen));
      cache.add(found);
    }
    Map<GoalName, Found> answers = new HashMap<>();
    found.forEach((event, id) -> answers.put(event, new Found.Goal(id)));
    refused.forEach(event -> answers.put(event, withoutGoal()));
    return answers;
  }

  /// Patterns of `like` for the events that may make a goal.
  public List<String> admittedPatterns() {
    return new CreationPolicy(settings.current().creation()).patterns();
  }

  private Found withoutGoal() {
    return accounts.current().isKnown() ? new Found.NotAllowed() : new Found.NotYet();
  }

  private Map<GoalName, Long> bindNew(Map<GoalName, String> chosen) {
    if (chosen.isEmpty()) {
      return Map.of();
    }
    Map<GoalName, Long> bound = goals.bind(chosen);
    creator.wake();
    return bound;
  }

  /// Leaves out the events that have no goal and may make none.
  private Map<GoalName, String> chosenNames(Set<GoalName> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    GoalConvention convention = settings.current().convention();
    CreationPolicy policy = new CreationPolicy(settings.current().creation());
    Set<String> names = new LinkedHashSet<>();
    events.forEach(event -> names.addAll(List.of(event.exact(), event.conventional(convention))));
    names.remove("");
    Set<String> existing = accounts.current().find(names).keySet();
    Map<GoalName, String> chosen = new HashMap<>();
    for (GoalName event : events) {
      String conventional = event.conventional(convention);
      if (existing.contains(event.exact())) {
        chosen.put(event, event.exact());
      } else if (existing.contains(conventional) || policy.admits(event)) {
        chosen.put(event, conventional);
      }
    }
    return chosen;
  }

  private static Set<GoalName> without(Set<GoalName> all, Set<GoalName> known) {
    Set<GoalName> rest = new HashSet<>(all);
    rest.removeAll(known);
    return rest;
  }
}
