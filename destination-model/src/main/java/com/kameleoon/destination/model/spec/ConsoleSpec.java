package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The pages on which a person sees what became of events.
public record ConsoleSpec(
    @Described("Secret with the token that one logs in with.") @JsonProperty(required = true)
        SecretKeyRef tokenSecretRef) {}
