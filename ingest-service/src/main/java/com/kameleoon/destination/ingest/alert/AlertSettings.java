package com.kameleoon.destination.ingest.alert;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How calmly alerts are raised.
///
/// @param fireAfter how long a figure must be wrong
/// @param resolveAfter how long it must be right again; doubled for every change of the last hour
@ConfigurationProperties("kameleoon.alerts")
record AlertSettings(
    @Bindable(defaultValue = "30s") Duration fireAfter,
    @Bindable(defaultValue = "2m") Duration resolveAfter) {}
