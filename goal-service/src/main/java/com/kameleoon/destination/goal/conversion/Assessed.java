package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.ItemOutcome;

/// An item of a batch after it was looked at.
sealed interface Assessed {
  /// Can be stored.
  record Accepted(ConversionItem item, GoalName goal, String visitorCode, Revenue revenue)
      implements Assessed {}

  /// Never can.
  record Refused(ItemOutcome.Discarded outcome) implements Assessed {
    static Refused because(ConversionItem item, DiscardReason reason, String detail) {
      return new Refused(new ItemOutcome.Discarded(item.id(), reason, detail));
    }
  }
}
