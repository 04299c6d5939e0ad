package com.kameleoon.destination.ingest.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One delivery under a lease.
///
/// @param day of the log
/// @param attempts begun so far, the coming one included
/// @param firstAt when it was accepted
/// @param item as the pipeline made it; empty when the log has none, which cannot be sent
public record LeasedDelivery(
    StoredDelivery stored, LocalDate day, int attempts, Instant firstAt, byte[] item) {
  public UUID id() {
    return stored.id();
  }
}
