package com.kameleoon.destination.model.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.spec.Described;
import org.jspecify.annotations.Nullable;

/// One fact about a resource, in the form that all of Kubernetes uses.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Described(value = "What this is about, such as Ready.", maxLength = 316)
        @JsonProperty(required = true)
        String type,
    @Described(value = "True, False or Unknown.", pattern = "True|False|Unknown")
        @JsonProperty(required = true)
        String status,
    @Described("Generation of the resource that this is about.") @Nullable Long observedGeneration,
    @Described(value = "When the status last changed, as RFC 3339.", maxLength = 40)
        @JsonProperty(required = true)
        String lastTransitionTime,
    @Described(value = "One word on why.", maxLength = 200) @JsonProperty(required = true)
        String reason,
    @Described(value = "A sentence for a person.", maxLength = 32_768)
        @JsonProperty(required = true)
        String message) {}
