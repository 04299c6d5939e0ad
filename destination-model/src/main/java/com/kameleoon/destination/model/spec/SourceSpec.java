package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where events come from: whoever shows the write key.
public record SourceSpec(
    @Described(
            value = "Name of the source; events are counted by it.",
            minLength = 1,
            maxLength = 120)
        @JsonProperty(required = true)
        String name,
    @Described("Secret with the write key that Segment's libraries authenticate with.")
        @JsonProperty(required = true)
        SecretKeyRef writeKeySecretRef) {}
