package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.GoalConvention;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Finds the goal of each event, or puts a new goal in line to be created.
@Singleton
public final class GoalCatalog {
  private final GoalRepository goals;
  private final Account account;
  private final BindingCache cache;
  private final Settings settings;
  private final GoalCreator creator;

  GoalCatalog(
      GoalRepository goals,
      Account account,
      BindingCache cache,
      Settings settings,
      GoalCreator creator) {
    this.goals = goals;
    this.account = account;
    this.cache = cache;
    this.settings = settings;
    this.creator = creator;
  }

  /// Every event's goal by id: the one it is bound to, else the one with its exact name, else the
  /// one with its conventional name, else a new one, which may have to wait to become active.
  public Map<GoalName, Long> findOrCreate(Set<GoalName> events) {
    Map<GoalName, Long> found = new HashMap<>(cache.of(events));
    Set<GoalName> unknown = without(events, found.keySet());
    if (!unknown.isEmpty()) {
      Map<GoalName, Long> bound = goals.bound(unknown);
      found.putAll(bound);
      found.putAll(bindNew(without(unknown, bound.keySet())));
      cache.add(found);
    }
    return found;
  }

  private Map<GoalName, Long> bindNew(Set<GoalName> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    Map<GoalName, Long> bound = goals.bind(chosenNames(events));
    creator.wake();
    return bound;
  }

  private Map<GoalName, String> chosenNames(Set<GoalName> events) {
    GoalConvention convention = settings.current().convention();
    Set<String> exact = new LinkedHashSet<>();
    events.forEach(event -> exact.add(event.exact()));
    exact.remove("");
    Set<String> existing = account.find(exact).keySet();
    Map<GoalName, String> chosen = new HashMap<>();
    for (GoalName event : events) {
      chosen.put(
          event, existing.contains(event.exact()) ? event.exact() : event.conventional(convention));
    }
    return chosen;
  }

  private static Set<GoalName> without(Set<GoalName> all, Set<GoalName> known) {
    Set<GoalName> rest = new HashSet<>(all);
    rest.removeAll(known);
    return rest;
  }
}
