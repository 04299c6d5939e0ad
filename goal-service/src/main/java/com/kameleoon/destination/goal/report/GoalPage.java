package com.kameleoon.destination.goal.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goals in the order of their ids.
///
/// @param next pass it as after for the next page; null on the last one
public record GoalPage(List<GoalView> goals, @Nullable String next) {}
