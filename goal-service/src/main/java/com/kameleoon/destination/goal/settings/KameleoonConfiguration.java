package com.kameleoon.destination.goal.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The process's own configuration, under `kameleoon`.
///
/// @param settingsFile `GoalSettings` as JSON
/// @param serviceTokenFile the bearer token that callers present
/// @param secretsDir one folder per Secret, one file per key; the account's API key is in there
/// @param retention how long conversions are kept, in whole months once past
@ConfigurationProperties("kameleoon")
public record KameleoonConfiguration(
    Path settingsFile,
    Path serviceTokenFile,
    @Nullable Path secretsDir,
    @Bindable(defaultValue = "400d") Duration retention) {}
