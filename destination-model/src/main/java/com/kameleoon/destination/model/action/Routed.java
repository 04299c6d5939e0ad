package com.kameleoon.destination.model.action;

import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.RemoteDataItem;

/// Where a payload goes.
public sealed interface Routed {
  /// A conversion of a goal.
  record ToGoal(ConversionItem item) implements Routed {}

  /// A change of remote data.
  record ToRemoteData(RemoteDataItem item) implements Routed {}

  /// Nowhere, for good; `detail` names the field and the remedy.
  record Unroutable(DiscardReason reason, String detail) implements Routed {}
}
