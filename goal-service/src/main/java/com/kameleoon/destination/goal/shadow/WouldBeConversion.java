package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.catalog.GoalName;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversion that Shadow does not make.
///
/// @param occurredAt by the event's own clock
/// @param revenue absent where the event has none
public record WouldBeConversion(
    String messageId,
    GoalName event,
    String visitorCode,
    Instant occurredAt,
    @Nullable BigDecimal revenue,
    @Nullable String currency,
    boolean negative) {}
