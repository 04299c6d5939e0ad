package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What one mapping must make of a test's event.
public record MappingExpectationSpec(
    @Described(value = "Name of the mapping.", minLength = 1, maxLength = 120)
        @JsonProperty(required = true)
        String mapping,
    @Described("Delivered or Discarded; Delivered unless written otherwise.") TestOutcome outcome,
    @Described(
            value =
                "Reason of a Discarded payload as the delivery log names it, such as"
                    + " NO_VISITOR_CODE.",
            maxLength = 80)
        @Nullable String reason,
    @Described(
            "Members that the payload must have with these values, objects compared member by member"
                + " and lists as a whole; null means that the member must be absent.")
        @Nullable ObjectNode payload) {
  public MappingExpectationSpec {
    outcome = outcome == null ? TestOutcome.Delivered : outcome;
  }
}
