package com.kameleoon.destination.ingest.report;

import java.time.Instant;
import java.util.List;

/// What became of the events that were received in a span of time: in every row and in all of them,
/// received = delivered + filtered + discarded + pending.
///
/// @param countedAt when the figures were last brought up to date
/// @param latency of everything that was delivered of that span, also where the report is about one
///   type, name, mapping or door
/// @param granularitySeconds of the series
/// @param groups by type, name, mapping or door, whichever was asked; the largest first
public record DeliveryReport(
    Instant from,
    Instant to,
    Instant countedAt,
    long granularitySeconds,
    Totals totals,
    Latency latency,
    List<Slice> series,
    List<Reason> reasons,
    String groupedBy,
    List<Group> groups) {
  public DeliveryReport {
    series = List.copyOf(series);
    reasons = List.copyOf(reasons);
    groups = List.copyOf(groups);
  }
}
