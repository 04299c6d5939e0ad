package com.kameleoon.destination.ingest.revision;

import java.time.Instant;

/// One version of the destination that has run.
///
/// @param name first 12 hexadecimal digits of the SHA-256 of its text
/// @param resource JSON that can be loaded again, without any Secret's value
public record Revision(int id, String name, String resource, Instant firstAt) {}
