package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A unit test of the resource: a sample event, and what must become of it.
///
/// @param event as a source sends it; a missing `messageId` or `timestamp` is filled in
public record TestSpec(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) ObjectNode event,
    @JsonProperty(required = true) TestExpectationSpec expect) {}
