package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Which events become which action's payload.
///
/// @param subscribe the trigger, in Segment's language: `type = "track"`
/// @param partnerAction `logEvent`, `identify`, `group` or `page`
/// @param mapping the payload's fields as values and directives; absent means the action's own
///   default mapping
/// @param enabled true unless written otherwise
public record MappingSpec(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String subscribe,
    @JsonProperty(required = true) String partnerAction,
    @Nullable JsonNode mapping,
    Boolean enabled) {
  public MappingSpec {
    mapping = mapping == null || mapping.isNull() ? null : mapping;
    enabled = enabled == null || enabled;
  }
}
