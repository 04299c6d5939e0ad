package com.kameleoon.destination.ingest.log;

/// Where an event came in.
public enum Door {
  /// `POST /segmentio`: what Segment's published destination calls.
  SEGMENTIO,
  /// `POST /v1/...`: Segment's tracking API.
  TRACKING_API
}
