package com.kameleoon.destination.model.action;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an action sends: exactly the body that Segment's Kameleoon destination puts on the wire.
public record Payload(Action action, ObjectNode body) {}
