package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A unit test of the resource: a sample event, and what must become of it.
public record TestSpec(
    @Described(value = "Name of the test.", minLength = 1, maxLength = 200)
        @JsonProperty(required = true)
        String name,
    @Described("An event as a source sends it; a missing messageId or timestamp is filled in.")
        @JsonProperty(required = true)
        ObjectNode event,
    @Described("What must become of it; only what is written is compared.")
        @JsonProperty(required = true)
        TestExpectationSpec expect) {}
