package com.kameleoon.destination.model.spec;

/// How long delivery is tried, and how long its log is kept.
public record DeliverySpec(
    @Described(
            value =
                "How long after an event was accepted its delivery is tried again; 4h unless"
                    + " written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String lastAttempt,
    @Described(
            value =
                "How long delivered and discarded events are kept for explanation and replay, at"
                    + " least lastAttempt and at most 365d; 7d unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String retention) {
  static final DeliverySpec DEFAULT = new DeliverySpec("4h", "7d");

  public DeliverySpec {
    lastAttempt = lastAttempt == null ? "4h" : lastAttempt;
    retention = retention == null ? "7d" : retention;
  }
}
