package com.kameleoon.destination.model.json;

/// Where a value is.
///
/// @param escaped whether it is a text with escapes
record Span(int from, int to, boolean escaped) {}
