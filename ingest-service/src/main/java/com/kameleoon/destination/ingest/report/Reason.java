package com.kameleoon.destination.ingest.report;

/// Why events were filtered or discarded.
///
/// @param outcome FILTERED or DISCARDED
/// @param by the filter or function that did it; empty where the reason has none
public record Reason(String outcome, String reason, String by, long n) {}
