package com.kameleoon.destination.ingest.erase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An erasure that is this process's to carry on.
///
/// @param sweptTo up to where bodies were looked through; absent before the first look
record Sweep(
    UUID id, Instant requestedAt, Person person, @Nullable Instant sweptTo, Counts counts) {

  Sweep with(Person wider) {
    return new Sweep(id, requestedAt, wider, sweptTo, counts);
  }

  Sweep sweptTo(Instant time) {
    return new Sweep(id, requestedAt, person, time, counts);
  }
}
