package com.kameleoon.destination.ingest.query;

import java.time.Instant;

/// An attempt of a delivery that was repeated.
///
/// @param attempt its number, from 1
/// @param answer what the target said, or why it could not be asked
/// @param againAt when the next one was due
public record AttemptRecord(
    String deliveryId, Instant at, long attempt, String answer, Instant againAt) {}
