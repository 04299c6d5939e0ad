package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What this project reads of Kubernetes' own metadata; the rest is Kubernetes' business.
///
/// @param generation counts changes of the spec; absent outside a cluster
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceMetadata(
    @JsonProperty(required = true) String name,
    @Nullable String namespace,
    @Nullable Long generation) {}
