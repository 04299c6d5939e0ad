package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A whole Secret in the resource's own namespace.
public record SecretRef(
    @Described(value = "Name of the Secret.", minLength = 1) @JsonProperty(required = true)
        String name) {}
