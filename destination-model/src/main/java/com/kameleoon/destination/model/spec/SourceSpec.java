package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where events come from: whoever shows the write key.
public record SourceSpec(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) SecretKeyRef writeKeySecretRef) {}
