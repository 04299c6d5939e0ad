package com.kameleoon.destination.remotedata.store;

/// A present field as it is stored.
///
/// @param name JSON string literal
/// @param value JSON text
public record StoredField(Part part, String name, String value) {}
