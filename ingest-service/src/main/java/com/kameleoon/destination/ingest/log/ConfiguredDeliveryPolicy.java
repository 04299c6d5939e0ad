package com.kameleoon.destination.ingest.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// The policy of a process whose destination says nothing about it.
@Secondary
@ConfigurationProperties("kameleoon.delivery-policy")
public record ConfiguredDeliveryPolicy(
    @Bindable(defaultValue = "24h") Duration dedupeWindow,
    @Bindable(defaultValue = "7d") Duration retention,
    @Bindable(defaultValue = "4h") Duration lastAttempt,
    @Bindable(defaultValue = "65536") int bodyLimit)
    implements DeliveryPolicy {}
