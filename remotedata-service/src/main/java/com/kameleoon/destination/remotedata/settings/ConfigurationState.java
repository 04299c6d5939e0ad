package com.kameleoon.destination.remotedata.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// Which version of the settings this replica runs by.
///
/// @param revision its name, or the first 12 digits of its file's SHA-256
/// @param appliedAt RFC 3339
/// @param issues why a newer file is refused; empty where the file's present content is in use
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConfigurationState(String revision, String appliedAt, List<String> issues) {}
