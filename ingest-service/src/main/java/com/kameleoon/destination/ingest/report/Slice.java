package com.kameleoon.destination.ingest.report;

import java.time.Instant;

/// What became of the events that were received in one slice of time.
public record Slice(Instant at, Totals totals) {}
