package com.kameleoon.destination.ingest.report;

/// Milliseconds from acceptance to delivery, each exact to 9 %; 0 where nothing was delivered.
public record Latency(long p50, long p95, long p99) {
  public static final Latency NONE = new Latency(0, 0, 0);
}
