package com.kameleoon.destination.goal.conversion;

/// Why a conversion has no revenue although its event has one. Bounded: it is a label of metrics.
public enum RevenueIssue {
  /// Not a number, or one that reads differently in different countries, such as `1,234`.
  NOT_A_NUMBER,
  /// Over 999,999,999,999.
  OUT_OF_RANGE,
  /// The currency is no code of ISO 4217; the revenue is kept without one.
  UNKNOWN_CURRENCY
}
