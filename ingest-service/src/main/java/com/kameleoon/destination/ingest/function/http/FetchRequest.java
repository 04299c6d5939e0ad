package com.kameleoon.destination.ingest.function.http;

import org.jspecify.annotations.Nullable;

/// A request as the function wrote it; nothing in it has been checked.
///
/// @param headers JSON object of texts
public record FetchRequest(String url, String method, String headers, @Nullable String body) {}
