package com.kameleoon.destination.ingest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// What a request may cost.
///
/// @param requestDeadline from the first byte of a request to its last
/// @param maxEventBytes of one event as JSON, in UTF-8
/// @param maxBatchEvents in one batch
/// @param maxBatchBytes of one batch, inflated
@ConfigurationProperties("kameleoon.doors")
record DoorLimits(
    Duration requestDeadline, int maxEventBytes, int maxBatchEvents, int maxBatchBytes) {}
