package com.kameleoon.destination.ingest.log;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How the log writes.
///
/// @param writers connections that may commit groups at the same time
/// @param commitInterval from the beginning of one commit to that of the next, unless 32 events
///   wait; fewer and larger commits cost less
/// @param groupEvents events after which a group is full
/// @param groupBytes bytes of bodies and items after which a group is full
/// @param queuedEvents events that may wait for a writer; one more is refused
/// @param queuedBytes bytes that may wait for a writer
/// @param databaseWait how long start-up waits for the database
@ConfigurationProperties("kameleoon.log")
public record LogSettings(
    @Bindable(defaultValue = "3") int writers,
    @Bindable(defaultValue = "5ms") Duration commitInterval,
    @Bindable(defaultValue = "500") int groupEvents,
    @Bindable(defaultValue = "4194304") long groupBytes,
    @Bindable(defaultValue = "20000") int queuedEvents,
    @Bindable(defaultValue = "33554432") long queuedBytes,
    @Bindable(defaultValue = "60s") Duration databaseWait) {}
