package com.kameleoon.destination.ingest.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When one replica ran one revision.
///
/// @param until absent while it runs
/// @param seenAt when the replica last said so
public record RevisionSpan(
    String replica, String revision, Instant from, @Nullable Instant until, Instant seenAt) {}
