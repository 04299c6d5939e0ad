package com.kameleoon.destination.remotedata.write;

import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.remotedata.store.FieldWrite;
import java.util.List;

/// What is to be done for one item of a batch.
sealed interface ItemPlan {
  /// Store these fields; none where the settings allow none of the item's traits.
  record Store(List<FieldWrite> writes) implements ItemPlan {}

  /// Give the item up; `detail` names the field and the remedy.
  record Refuse(DiscardReason reason, String detail) implements ItemPlan {}
}
