package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Which events become which action's payload.
public record MappingSpec(
    @Described(
            value = "Name of the mapping; deliveries are counted by it.",
            minLength = 1,
            maxLength = 120)
        @JsonProperty(required = true)
        String name,
    @Described(
            value = "The trigger, in Segment's language, such as type = \"track\".",
            minLength = 1,
            maxLength = 10_000)
        @JsonProperty(required = true)
        String subscribe,
    @Described(
            value = "What is done: logEvent, identify, group or page.",
            pattern = "logEvent|identify|group|page")
        @JsonProperty(required = true)
        String partnerAction,
    @Described(
            "The payload's fields as values and directives; without it the action's own default"
                + " mapping applies.")
        @Nullable JsonNode mapping,
    @Described("Whether the mapping is used; true unless written otherwise.") Boolean enabled) {
  public MappingSpec {
    mapping = mapping == null || mapping.isNull() ? null : mapping;
    enabled = enabled == null || enabled;
  }
}
