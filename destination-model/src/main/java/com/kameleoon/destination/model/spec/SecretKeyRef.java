package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One key of a Secret in the resource's own namespace.
public record SecretKeyRef(
    @Described(value = "Name of the Secret.", minLength = 1) @JsonProperty(required = true)
        String name,
    @Described(value = "Key within the Secret.", minLength = 1, pattern = "[-._a-zA-Z0-9]+")
        @JsonProperty(required = true)
        String key) {}
