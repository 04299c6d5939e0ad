package com.kameleoon.destination.model.compile;

import java.time.Duration;

/// How long ingest tries to deliver, and how much it keeps of what came of it for how long.
///
/// @param lastAttempt after the event was accepted
/// @param retention of delivered and discarded events; at least `lastAttempt`
/// @param bodyLimit bytes of the largest body that is kept
public record DeliverySettings(Duration lastAttempt, Duration retention, int bodyLimit) {}
