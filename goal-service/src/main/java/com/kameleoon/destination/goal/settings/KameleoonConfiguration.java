package com.kameleoon.destination.goal.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/// The process's own configuration, under `kameleoon`.
///
/// @param settingsFile `GoalSettings` as JSON
/// @param serviceTokenFile the bearer token that callers present
/// @param retention how long conversions are kept, in whole months once past
@ConfigurationProperties("kameleoon")
public record KameleoonConfiguration(
    Path settingsFile,
    Path serviceTokenFile,
    @Bindable(defaultValue = "400d") Duration retention) {}
