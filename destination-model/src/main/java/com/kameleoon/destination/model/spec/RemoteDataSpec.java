package com.kameleoon.destination.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept for Kameleoon's SDKs to read.
///
/// @param traits the traits that may be stored and read; absent means all
/// @param ttlHours how long a key is kept after its last change; 8784 (366 days) unless written
///   otherwise
public record RemoteDataSpec(@Nullable List<String> traits, Integer ttlHours) {
  static final int LONGEST_TTL_HOURS = 8784;
  static final RemoteDataSpec DEFAULT = new RemoteDataSpec(null, LONGEST_TTL_HOURS);

  public RemoteDataSpec {
    traits = traits == null ? null : List.copyOf(traits);
    ttlHours = ttlHours == null ? LONGEST_TTL_HOURS : ttlHours;
  }
}
