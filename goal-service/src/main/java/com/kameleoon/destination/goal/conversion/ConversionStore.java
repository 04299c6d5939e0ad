package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.account.AccountConnection;
import com.kameleoon.destination.goal.shadow.Shadow;
import com.kameleoon.destination.goal.shadow.WouldBeConversion;
import com.kameleoon.destination.model.wire.DedupeSettings;
import com.kameleoon.destination.model.wire.GoalSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Stores conversions once: once per message and goal, and where it is wished once per order.
@Singleton
final class ConversionStore {
  private final ConversionRepository conversions;
  private final GoalValueRepository values;
  private final AccountConnection account;
  private final Shadow shadow;

  ConversionStore(
      ConversionRepository conversions,
      GoalValueRepository values,
      AccountConnection account,
      Shadow shadow) {
    this.conversions = conversions;
    this.values = values;
    this.account = account;
    this.shadow = shadow;
  }

  /// Whether only what would have been done is kept.
  boolean isShadow() {
    return shadow.isOn();
  }

  Stored storeShadow(List<Assessed.Accepted> accepted) {
    return new Stored(shadow.store(accepted.stream().map(ConversionStore::wouldBe).toList()), 0);
  }

  private static WouldBeConversion wouldBe(Assessed.Accepted accepted) {
    Conversion conversion = Conversion.of(accepted, 0, new Metadata(Map.of()));
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

  /// @param stored that were not there
  /// @param repeated that another message of the same order has made before
  record Stored(int stored, int repeated) {}

  Stored store(List<Assessed.Bound> items, GoalSettings settings) {
    DedupeSettings dedupe = settings.dedupe();
    List<Assessed.Bound> first = dedupe == null ? items : values.claim(items, dedupe);
    Metadata metadata = new Metadata(settings.metadata());
    int stored =
        conversions.store(
            first.stream().map(b -> Conversion.of(b.accepted(), b.goalId(), metadata)).toList(),
            account.writes());
    return new Stored(stored, items.size() - first.size());
  }
}
