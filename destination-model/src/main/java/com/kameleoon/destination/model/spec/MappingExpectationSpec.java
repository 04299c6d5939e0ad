package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What one mapping must make of a test's event.
///
/// @param outcome Delivered unless written otherwise
/// @param reason of a Discarded payload, as the delivery log names it
/// @param payload the members that the payload must have with these values, objects compared member
///   by member and lists as a whole; null means that the member must be absent
public record MappingExpectationSpec(
    @JsonProperty(required = true) String mapping,
    TestOutcome outcome,
    @Nullable String reason,
    @Nullable ObjectNode payload) {
  public MappingExpectationSpec {
    outcome = outcome == null ? TestOutcome.Delivered : outcome;
  }
}
