package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One key of a ConfigMap in the resource's own namespace.
public record ConfigMapKeyRef(
    @Described(value = "Name of the ConfigMap.", minLength = 1) @JsonProperty(required = true)
        String name,
    @Described(value = "Key within the ConfigMap.", minLength = 1, pattern = "[-._a-zA-Z0-9]+")
        @JsonProperty(required = true)
        String key) {}
