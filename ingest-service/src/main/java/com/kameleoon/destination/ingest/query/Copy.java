package com.kameleoon.destination.ingest.query;

import java.time.Instant;

/// An event that came once more and was kept out.
///
/// @param door SEGMENTIO or TRACKING_API
/// @param source name of the source whose key it came with
public record Copy(Instant receivedAt, String door, String source) {}
