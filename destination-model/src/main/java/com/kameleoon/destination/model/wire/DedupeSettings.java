package com.kameleoon.destination.model.wire;

import java.time.Duration;

/// One conversion of a goal for one value of a property, such as an order's id.
///
/// @param property name in the event's properties; a dot goes one level deeper
/// @param ttlSeconds how long a value is remembered after its last conversion
public record DedupeSettings(String property, long ttlSeconds) {
  public Duration ttl() {
    return Duration.ofSeconds(ttlSeconds);
  }
}
