package com.kameleoon.destination.ingest.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a delivery ended.
record OutcomeRow(
    UUID deliveryId,
    String outcome,
    @Nullable String reason,
    @Nullable String detail,
    long attempts,
    Instant finishedAt) {}
