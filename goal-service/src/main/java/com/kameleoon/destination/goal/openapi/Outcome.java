package com.kameleoon.destination.goal.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.wire.DiscardReason;
import org.jspecify.annotations.Nullable;

/// What became of one item.
///
/// @param id the item's own
/// @param reason with discarded only
/// @param afterMillis with retryLater only; the earliest useful time, in milliseconds
/// @param detail names the field and the remedy
public record Outcome(
    Status status,
    String id,
    @Nullable DiscardReason reason,
    @Nullable Long afterMillis,
    @Nullable String detail) {
  /// Stored, to be sent again, or never to be taken.
  public enum Status {
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("retryLater")
    RETRY_LATER,
    @JsonProperty("discarded")
    DISCARDED
  }
}
