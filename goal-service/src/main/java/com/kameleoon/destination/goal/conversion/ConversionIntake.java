package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.catalog.Found;
import com.kameleoon.destination.goal.catalog.GoalCatalog;
import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.ItemOutcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The whole route of a batch: assessed, bound to goals, stored once, answered item by item.
@Singleton
final class ConversionIntake {
  private final Settings settings;
  private final Visitors visitors;
  private final GoalCatalog catalog;
  private final ConversionStore store;
  private final IntakeMetrics metrics;

  ConversionIntake(
      Settings settings,
      Visitors visitors,
      GoalCatalog catalog,
      ConversionStore store,
      IntakeMetrics metrics) {
    this.settings = settings;
    this.visitors = visitors;
    this.catalog = catalog;
    this.store = store;
    this.metrics = metrics;
  }

  /// One outcome per item, in order. What it answers as delivered is committed.
  List<ItemOutcome> take(List<ConversionItem> items) {
    metrics.received(items.size());
    try {
      GoalSettings now = settings.current();
      Assessment assessment = new Assessment(now, visitors.of(items, now.aliases()));
      List<Assessed> assessed = items.stream().map(assessment::assess).toList();
      return store.isShadow() ? shadowed(assessed) : stored(withGoals(assessed), now);
    } catch (RuntimeException e) {
      metrics.deferred(items.size());
      throw e;
    }
  }

  private List<ItemOutcome> stored(List<Assessed> assessed, GoalSettings settings) {
    metrics.settled(assessed, store.store(bound(assessed), settings));
    return assessed.stream().map(ConversionIntake::outcome).toList();
  }

  private List<ItemOutcome> shadowed(List<Assessed> assessed) {
    List<Assessed.Accepted> accepted =
        assessed.stream()
            .filter(Assessed.Accepted.class::isInstance)
            .map(Assessed.Accepted.class::cast)
            .toList();
    metrics.settled(assessed, store.storeShadow(accepted));
    return assessed.stream().map(ConversionIntake::outcome).toList();
  }

  private List<Assessed> withGoals(List<Assessed> assessed) {
    Map<GoalName, Found> goals =
        catalog.findOrCreate(
            assessed.stream()
                .filter(Assessed.Accepted.class::isInstance)
                .map(a -> ((Assessed.Accepted) a).goal())
                .collect(Collectors.toSet()));
    return assessed.stream().map(a -> withGoal(a, goals)).toList();
  }

  private static Assessed withGoal(Assessed assessed, Map<GoalName, Found> goals) {
    if (!(assessed instanceof Assessed.Accepted accepted)) {
      return assessed;
    }
    return switch (Optional.ofNullable(goals.get(accepted.goal())).orElseThrow()) {
      case Found.Goal(long id) -> new Assessed.Bound(accepted, id);
      case Found.NotAllowed _ ->
          Assessed.Refused.because(
              accepted.item(),
              DiscardReason.GOAL_NOT_ALLOWED,
              "no goal has this name, and goals.create does not allow a new one");
      case Found.NotYet _ ->
          Assessed.Later.because(accepted.item(), 5_000, "the account's goals are not read yet");
    };
  }

  private static List<Assessed.Bound> bound(List<Assessed> assessed) {
    List<Assessed.Bound> bound = new ArrayList<>();
    for (Assessed item : assessed) {
      if (item instanceof Assessed.Bound b) {
        bound.add(b);
      }
    }
    return bound;
  }

  private static ItemOutcome outcome(Assessed assessed) {
    return switch (assessed) {
      case Assessed.Accepted accepted -> new ItemOutcome.Delivered(accepted.item().id());
      case Assessed.Bound bound -> new ItemOutcome.Delivered(bound.accepted().item().id());
      case Assessed.Learned learned -> new ItemOutcome.Delivered(learned.item().id());
      case Assessed.Later(ItemOutcome.RetryLater later) -> later;
      case Assessed.Refused(ItemOutcome.Discarded discarded) -> discarded;
    };
  }
}
