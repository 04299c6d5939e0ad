package com.kameleoon.destination.ingest.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of some events, counted in (event, mapping).
///
/// @param first delivered at the first attempt
/// @param retried delivered after retries
public record Totals(long first, long retried, long filtered, long discarded, long pending) {
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

  @JsonProperty
  public long delivered() {
    return first + retried;
  }

  /// received = delivered + filtered + discarded + pending
  @JsonProperty
  public long received() {
    return delivered() + filtered + discarded + pending;
  }

  /// Of what was attempted and has ended; 1 where nothing was.
  @JsonProperty
  public double successRate() {
    long attempted = delivered() + discarded;
    return attempted == 0 ? 1 : (double) delivered() / attempted;
  }
}
