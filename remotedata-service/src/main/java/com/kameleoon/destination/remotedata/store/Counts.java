package com.kameleoon.destination.remotedata.store;

/// How much is stored and alive.
///
/// @param profiles keys `IDENTIFY_<id>` with at least one field
/// @param cohorts audiences in the catalogue `common`
/// @param keys all keys with at least one field
public record Counts(long profiles, long cohorts, long keys) {}
