package com.kameleoon.destination.operator.replica;

import java.util.Optional;

/// Where one alert of the resource stands, as ingest-service looked at it.
///
/// @param about what it looks at, and when it fires
/// @param figure what was seen last, with its unit
/// @param since when it began to fire, or ended; empty before the first look
public record Alert(
    String name, boolean firing, String about, String figure, Optional<String> since) {}
