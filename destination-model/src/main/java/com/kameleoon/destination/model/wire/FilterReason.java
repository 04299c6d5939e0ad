package com.kameleoon.destination.model.wire;

/// Why an event was meant not to be delivered. Bounded: it is a label of metrics.
public enum FilterReason {
  /// No enabled mapping subscribes to it.
  NO_MATCHING_MAPPING,
  /// A destination filter dropped it.
  FILTERED_BY_RULES,
  /// The event's own `integrations` object excludes this destination.
  FILTERED_BY_INTEGRATIONS_OBJECT,
  /// An insert function dropped it.
  FILTERED_BY_FUNCTION
}
