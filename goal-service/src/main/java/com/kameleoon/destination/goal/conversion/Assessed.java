package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.ItemOutcome;

/// An item of a batch after it was looked at.
sealed interface Assessed {
  /// Can be stored, once its goal is known.
  record Accepted(ConversionItem item, GoalName goal, String visitorCode, Revenue revenue)
      implements Assessed {}

  /// Can be stored.
  record Bound(Accepted accepted, long goalId) implements Assessed {}

  /// Converts nothing; ids were learned of it.
  record Learned(ConversionItem item) implements Assessed {}

  /// Not now.
  record Later(ItemOutcome.RetryLater outcome) implements Assessed {
    static Later because(ConversionItem item, long afterMillis, String detail) {
      return new Later(new ItemOutcome.RetryLater(item.id(), afterMillis, detail));
    }
  }

  /// Never can.
  record Refused(ItemOutcome.Discarded outcome) implements Assessed {
    static Refused because(ConversionItem item, DiscardReason reason, String detail) {
      return new Refused(new ItemOutcome.Discarded(item.id(), reason, detail));
    }
  }
}
