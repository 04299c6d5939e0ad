package com.kameleoon.destination.ingest.report;

/// What became of the events that are alike.
///
/// @param key the type, name, mapping or door that they share
public record Group(String key, Totals totals) {}
