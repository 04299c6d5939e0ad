package com.kameleoon.destination.remotedata.settings;

import java.time.Instant;
import java.util.List;

/// Which version of the settings this replica runs by.
///
/// @param revision its name, or the first 12 digits of its file's SHA-256
/// @param issues why a newer file is refused; empty where the file's present content is in use
public record ConfigurationState(String revision, Instant appliedAt, List<String> issues) {}
