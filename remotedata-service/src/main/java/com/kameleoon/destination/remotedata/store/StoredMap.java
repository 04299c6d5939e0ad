package com.kameleoon.destination.remotedata.store;

import java.time.Instant;
import java.util.List;

/// The present fields of one key, ordered by name.
public record StoredMap(Instant expiresAt, List<StoredField> fields) {}
