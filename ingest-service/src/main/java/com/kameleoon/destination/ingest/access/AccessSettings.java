package com.kameleoon.destination.ingest.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the console and its API are locked.
///
/// @param tokenFile the token that opens them, a Secret's file; without it they stay shut
/// @param session how long a login lasts
/// @param loginsPerMinute wrong tokens that one address may try in a minute
@ConfigurationProperties("kameleoon.console")
record AccessSettings(
    @Nullable Path tokenFile,
    @Bindable(defaultValue = "12h") Duration session,
    @Bindable(defaultValue = "10") int loginsPerMinute) {}
