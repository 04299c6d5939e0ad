package com.kameleoon.destination.ingest.log;

/// The service that takes a delivery.
public enum Target {
  /// goal-service, `POST /v1/conversions`.
  GOAL,
  /// remotedata-service, `POST /v1/remote-data`.
  REMOTE_DATA
}
