package com.kameleoon.destination.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must become of a test's event; only what is written is compared.
public record TestExpectationSpec(
    @Described("Outcome of the event as a whole: Delivered when at least one payload is sent.")
        @Nullable TestOutcome outcome,
    @Described(
            value =
                "Reason of a Filtered or Discarded event as the delivery log names it, such as"
                    + " NO_MATCHING_MAPPING.",
            maxLength = 80)
        @Nullable String reason,
    @Described(
            value = "A part of the sentence that names the filter or function.",
            maxLength = 1000)
        @Nullable String detail,
    @Described("Exactly these mappings match, in any order.")
        @Nullable List<MappingExpectationSpec> mappings) {
  public TestExpectationSpec {
    mappings = mappings == null ? null : List.copyOf(mappings);
  }
}
