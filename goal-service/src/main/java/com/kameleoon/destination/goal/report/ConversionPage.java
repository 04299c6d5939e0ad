package com.kameleoon.destination.goal.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Conversions, the newest first by the events' own clocks.
///
/// @param next pass it as after for the next page; null on the last one
public record ConversionPage(List<ConversionView> conversions, @Nullable String next) {}
