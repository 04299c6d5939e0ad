package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Which events are dropped, sampled or thinned before anything else is done with them.
public record FilterSpec(
    @Described(
            value = "Name of the filter; filtered events are counted by it.",
            minLength = 1,
            maxLength = 120)
        @JsonProperty(required = true)
        String name,
    @Described(
            value = "A condition in Segment's filter language, or all.",
            minLength = 1,
            maxLength = 10_000)
        @JsonProperty(value = "if", required = true)
        String condition,
    @Described(value = "What is done with the events that it holds for.", maxItems = 16)
        @JsonProperty(required = true)
        List<FilterActionSpec> actions,
    @Described("Whether the filter is used; true unless written otherwise.") Boolean enabled,
    @Described(
            "What becomes of an event that the condition or an action fails on; Drop unless"
                + " written otherwise, as Segment does.")
        OnError onError) {
  public FilterSpec {
    actions = actions == null ? List.of() : List.copyOf(actions);
    enabled = enabled == null || enabled;
    onError = onError == null ? OnError.DROP : onError;
  }
}
