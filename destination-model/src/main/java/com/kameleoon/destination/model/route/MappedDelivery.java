package com.kameleoon.destination.model.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Routed;

/// What one mapping makes of an event.
///
/// @param payload what the action sends; the event where the mapping failed before there was one
/// @param routed where it goes, or why it goes nowhere
public record MappedDelivery(String mapping, ObjectNode payload, Routed routed) {}
