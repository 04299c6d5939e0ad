package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.catalog.GoalState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A goal as the API shows it.
///
/// @param waitingSince null once the goal is active
/// @param conversions ever counted, also those that the retention has dropped since
/// @param revenue net of refunds, by ISO 4217 code; XXX where no currency is known
public record GoalView(
    long id,
    String name,
    @Nullable String tag,
    boolean createdAutomatically,
    GoalState state,
    @Nullable Instant waitingSince,
    long conversions,
    Map<String, BigDecimal> revenue) {}
