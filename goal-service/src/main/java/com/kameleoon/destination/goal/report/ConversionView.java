package com.kameleoon.destination.goal.report;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversion as the API shows it.
///
/// @param nonce 16 hexadecimal characters, the same on every retry
/// @param occurredAt by the event's own clock
/// @param negative a refund: the revenue counts against the goal
/// @param revenueIssue why a revenue of the event is not shown, or its currency
public record ConversionView(
    String nonce,
    long goalId,
    String goalName,
    String visitorCode,
    String messageId,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable BigDecimal revenue,
    @Nullable String currency,
    boolean negative,
    @Nullable String revenueIssue) {}
