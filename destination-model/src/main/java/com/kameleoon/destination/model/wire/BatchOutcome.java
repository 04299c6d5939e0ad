package com.kameleoon.destination.model.wire;

import java.util.List;

/// The answer to a batch: one outcome per item, in the order of the items.
public record BatchOutcome(int version, List<ItemOutcome> outcomes) {
  public BatchOutcome {
    outcomes = List.copyOf(outcomes);
  }

  public static BatchOutcome of(List<ItemOutcome> outcomes) {
    return new BatchOutcome(WireVersion.CURRENT, outcomes);
  }
}
