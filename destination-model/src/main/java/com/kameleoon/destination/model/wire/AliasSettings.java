package com.kameleoon.destination.model.wire;

import java.time.Duration;

/// Visitor codes learned from events that carry one together with a user id or an anonymous id.
///
/// @param enabled whether they are learned and used
/// @param waitSeconds how long an event without a code waits for an alias that is not known yet
public record AliasSettings(boolean enabled, long waitSeconds) {
  public static final AliasSettings OFF = new AliasSettings(false, 0);

  /// The longest wait.
  public Duration patience() {
    return Duration.ofSeconds(waitSeconds);
  }
}
