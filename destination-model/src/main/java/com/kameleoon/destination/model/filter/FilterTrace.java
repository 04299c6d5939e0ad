package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.OnError;
import java.util.Optional;

/// Watches an event pass the filters, for whoever has to explain what became of it.
public interface FilterTrace {
  /// Watches nothing.
  FilterTrace NONE = new FilterTrace() {};

  /// One action of one filter was taken.
  ///
  /// @param event as it goes on, the same object where nothing was changed; empty: it was dropped
  default void filter(String filter, FilterActionType action, Optional<JsonNode> event) {}

  /// A filter could not answer.
  default void filterFailed(FilterFailure failure, OnError onError) {}
}
