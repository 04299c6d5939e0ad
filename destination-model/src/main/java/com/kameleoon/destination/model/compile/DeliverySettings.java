package com.kameleoon.destination.model.compile;

import java.time.Duration;

/// How long ingest tries to deliver, and how long it keeps what came of it.
///
/// @param lastAttempt after the event was accepted
/// @param retention of delivered and discarded events; at least `lastAttempt`
public record DeliverySettings(Duration lastAttempt, Duration retention) {}
