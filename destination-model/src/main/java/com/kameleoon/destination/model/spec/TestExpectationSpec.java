package com.kameleoon.destination.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must become of a test's event; only what is written is compared.
///
/// @param outcome of the event as a whole: Delivered when at least one payload is sent
/// @param reason of a Filtered or Discarded event, as the delivery log names it
/// @param detail a part of the sentence that names the filter or function
/// @param mappings exactly these mappings match, in any order
public record TestExpectationSpec(
    @Nullable TestOutcome outcome,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable List<MappingExpectationSpec> mappings) {
  public TestExpectationSpec {
    mappings = mappings == null ? null : List.copyOf(mappings);
  }
}
