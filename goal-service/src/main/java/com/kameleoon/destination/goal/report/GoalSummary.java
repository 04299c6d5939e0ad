package com.kameleoon.destination.goal.report;

import java.math.BigDecimal;
import java.util.Map;

/// The sums over all goals.
///
/// @param conversions of all goals, those of waiting goals among them
/// @param waitingConversions of goals that wait to be created
/// @param revenueByCurrency net of refunds; XXX where no currency is known
public record GoalSummary(
    long goals,
    long createdAutomatically,
    long waitingGoals,
    long conversions,
    long waitingConversions,
    Map<String, BigDecimal> revenueByCurrency) {}
