package com.kameleoon.destination.goal.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversion that the account refused; kept until it is sent again.
public record RefusedConversionView(
    long id, String visitorCode, long goalId, Instant receivedAt, int attempts, String refusal) {
  public record Page(List<RefusedConversionView> conversions, @Nullable String next) {}
}
