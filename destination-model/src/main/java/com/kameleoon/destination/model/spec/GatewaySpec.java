package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// An HTTPRoute that is attached to a Gateway.
public record GatewaySpec(
    @Described(
            value = "Host name.",
            minLength = 1,
            pattern = "(\\*\\.)?[a-z0-9]([-.a-z0-9]*[a-z0-9])?")
        @JsonProperty(required = true)
        String host,
    @Described(value = "Name of the Gateway.", minLength = 1) @JsonProperty(required = true)
        String name,
    @Described("Namespace of the Gateway; the resource's own without it.")
        @Nullable String namespace,
    @Described("Listener of the Gateway; all without it.") @Nullable String sectionName) {}
