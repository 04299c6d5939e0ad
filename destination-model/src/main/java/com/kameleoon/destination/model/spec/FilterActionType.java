package com.kameleoon.destination.model.spec;

/// What a filter does, in the order in which all filters of a destination do it.
public enum FilterActionType {
  /// Lets a part of the events through.
  SAMPLE,
  /// Lets nothing through.
  DROP,
  /// Removes properties.
  DROP_PROPERTIES,
  /// Removes all but the named properties.
  ALLOW_PROPERTIES,
  /// Replaces values by their keyed hash; not one of Segment's filter actions.
  HASH_PROPERTIES
}
