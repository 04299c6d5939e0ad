package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One key of a ConfigMap in the resource's own namespace.
public record ConfigMapKeyRef(
    @JsonProperty(required = true) String name, @JsonProperty(required = true) String key) {}
