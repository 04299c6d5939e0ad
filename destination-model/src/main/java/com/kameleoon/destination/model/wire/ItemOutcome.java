package com.kameleoon.destination.model.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What became of one item of a batch; `id` is the item's own.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ItemOutcome.Delivered.class, name = "delivered"),
  @JsonSubTypes.Type(value = ItemOutcome.RetryLater.class, name = "retryLater"),
  @JsonSubTypes.Type(value = ItemOutcome.Discarded.class, name = "discarded")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ItemOutcome {
  String id();

  /// Stored durably; sending it again changes nothing.
  record Delivered(String id) implements ItemOutcome {}

  /// Not now. `afterMillis` is the earliest useful time, in milliseconds from the answer; absent
  /// where the sender's own backoff is as good.
  record RetryLater(String id, @Nullable Long afterMillis, @Nullable String detail)
      implements ItemOutcome {}

  /// Never. `detail` names the field and the remedy.
  record Discarded(String id, DiscardReason reason, @Nullable String detail)
      implements ItemOutcome {}
}
