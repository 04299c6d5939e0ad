package com.kameleoon.destination.ingest.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kameleoon.destination.ingest.query.Copies;
import com.kameleoon.destination.ingest.query.EventRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is known about one event.
///
/// @param event as it is stored, with what became of its deliveries; masked
/// @param copies how often it came again; those were not delivered
/// @param revision which configuration decided it; absent where that is no longer known
/// @param exact whether the steps are certainly those that were taken
/// @param notes why they may not be, and what else a reader has to know
/// @param steps in their order, from the door to the deliveries
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
    EventRecord event,
    Copies copies,
    @Nullable String revision,
    boolean exact,
    List<String> notes,
    List<Step> steps) {
  public Explanation {
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
  }
}
