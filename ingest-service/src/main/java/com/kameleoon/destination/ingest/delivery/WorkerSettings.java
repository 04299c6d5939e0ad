package com.kameleoon.destination.ingest.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How the worker works.
///
/// @param lanes requests at the same time, per target; 0 delivers nothing
/// @param lease how long a batch belongs to the lane that took it
/// @param poll how often an idle lane looks for what other replicas left
/// @param circuitFailures failed requests in a row that open a target's circuit
/// @param probeInterval time between two probes of an open circuit
@ConfigurationProperties("kameleoon.delivery")
record WorkerSettings(
    @Bindable(defaultValue = "2") int lanes,
    @Bindable(defaultValue = "30s") Duration lease,
    @Bindable(defaultValue = "250ms") Duration poll,
    @Bindable(defaultValue = "5") int circuitFailures,
    @Bindable(defaultValue = "5s") Duration probeInterval) {}
