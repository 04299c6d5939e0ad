package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.log.Receipt;

/// What became of one event at the door.
sealed interface Admission {
  /// Durable.
  record Taken(Receipt receipt) implements Admission {}

  /// Changed nothing.
  record Refused(Refusal refusal) implements Admission {}
}
