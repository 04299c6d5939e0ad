package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.catalog.GoalCatalog;
import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.goal.shadow.Shadow;
import com.kameleoon.destination.goal.shadow.WouldBeConversion;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.ItemOutcome;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The whole route of a batch: assessed, bound to goals, stored once, answered item by item.
@Singleton
final class ConversionIntake {
  private final Settings settings;
  private final GoalCatalog catalog;
  private final ConversionRepository conversions;
  private final Shadow shadow;
  private final IntakeMetrics metrics;

  ConversionIntake(
      Settings settings,
      GoalCatalog catalog,
      ConversionRepository conversions,
      Shadow shadow,
      IntakeMetrics metrics) {
    this.settings = settings;
    this.catalog = catalog;
    this.conversions = conversions;
    this.shadow = shadow;
    this.metrics = metrics;
  }

  /// One outcome per item, in order. What it answers as delivered is committed.
  List<ItemOutcome> take(List<ConversionItem> items) {
    metrics.received(items.size());
    try {
      Assessment assessment = new Assessment(settings.current());
      List<Assessed> assessed = items.stream().map(assessment::assess).toList();
      int stored = shadow.isOn() ? shadow.store(wouldBe(assessed)) : store(assessed);
      metrics.settled(assessed, stored);
      return assessed.stream().map(ConversionIntake::outcome).toList();
    } catch (RuntimeException e) {
      metrics.deferred(items.size());
      throw e;
    }
  }

  private int store(List<Assessed> assessed) {
    List<Assessed.Accepted> accepted =
        assessed.stream()
            .filter(Assessed.Accepted.class::isInstance)
            .map(Assessed.Accepted.class::cast)
            .toList();
    Map<GoalName, Long> goals =
        catalog.findOrCreate(
            accepted.stream().map(Assessed.Accepted::goal).collect(Collectors.toSet()));
    return conversions.store(
        accepted.stream()
            .map(a -> Conversion.of(a, Optional.ofNullable(goals.get(a.goal())).orElseThrow()))
            .toList());
  }

  private static List<WouldBeConversion> wouldBe(List<Assessed> assessed) {
    return assessed.stream()
        .filter(Assessed.Accepted.class::isInstance)
        .map(Assessed.Accepted.class::cast)
        .map(accepted -> wouldBe(accepted, Conversion.of(accepted, 0)))
        .toList();
  }

  private static WouldBeConversion wouldBe(Assessed.Accepted accepted, Conversion conversion) {
    Revenue revenue = conversion.revenue();
    return new WouldBeConversion(
        conversion.messageId(),
        accepted.goal(),
        conversion.visitorCode(),
        conversion.occurredAt(),
        revenue.amount().orElse(null),
        revenue.currency().orElse(null),
        revenue.negative());
  }

  private static ItemOutcome outcome(Assessed assessed) {
    return switch (assessed) {
      case Assessed.Accepted accepted -> new ItemOutcome.Delivered(accepted.item().id());
      case Assessed.Refused(ItemOutcome.Discarded discarded) -> discarded;
    };
  }
}
