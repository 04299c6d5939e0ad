package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.OnError;
import java.util.List;

/// What the filters made of an event.
public sealed interface FilterOutcome {
  /// The event that goes on.
  ///
  /// @param event the one that came in where nothing was changed, else a copy that shares what was
  ///   not changed
  /// @param tolerated failures of filters whose `onError` is Pass
  record Passed(ObjectNode event, List<FilterFailure> tolerated) implements FilterOutcome {
    public Passed {
      tolerated = List.copyOf(tolerated);
    }
  }

  /// Filtered on purpose.
  record Dropped(String filter, FilterActionType action) implements FilterOutcome {}

  /// A filter could not answer; what becomes of the event is for `onError` to say, Drop or
  /// DeadLetter.
  record Failed(FilterFailure failure, OnError onError) implements FilterOutcome {}
}
