package com.kameleoon.destination.remotedata.write;

import com.kameleoon.destination.model.wire.DiscardReason;

/// What an item did to the tables.
sealed interface ItemResult {
  /// At least one field has its value now.
  record Applied() implements ItemResult {}

  /// Everything in it was known, older than what is stored, or not allowed.
  record Unchanged() implements ItemResult {}

  /// It was given up.
  record Discarded(DiscardReason reason, String detail) implements ItemResult {}
}
