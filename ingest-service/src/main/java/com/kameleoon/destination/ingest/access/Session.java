package com.kameleoon.destination.ingest.access;

import java.time.Instant;

/// A login that is valid now.
///
/// @param cookie its whole text, as the browser keeps it
/// @param csrf what a form or script has to show with every change
public record Session(String cookie, String csrf, Instant expiresAt) {}
