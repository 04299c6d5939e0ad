package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Which events are dropped, sampled or thinned before anything else is done with them.
///
/// @param condition `if`: a condition in Segment's filter language, or `all`
/// @param enabled true unless written otherwise
/// @param onError for an event that the condition or an action fails on; Drop unless written
///   otherwise, as Segment does
public record FilterSpec(
    @JsonProperty(required = true) String name,
    @JsonProperty(value = "if", required = true) String condition,
    @JsonProperty(required = true) List<FilterActionSpec> actions,
    Boolean enabled,
    OnError onError) {
  public FilterSpec {
    actions = actions == null ? List.of() : List.copyOf(actions);
    enabled = enabled == null || enabled;
    onError = onError == null ? OnError.DROP : onError;
  }
}
