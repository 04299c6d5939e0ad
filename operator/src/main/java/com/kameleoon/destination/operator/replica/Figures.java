package com.kameleoon.destination.operator.replica;

/// What became of the events of the last 24 hours, counted in (event, mapping).
///
/// @param oldestPendingSeconds age of the oldest pending delivery
public record Figures(
    long received,
    long delivered,
    long filtered,
    long discarded,
    long pending,
    long oldestPendingSeconds) {}
