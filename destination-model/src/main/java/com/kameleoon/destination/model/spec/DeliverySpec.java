package com.kameleoon.destination.model.spec;

/// How long delivery is tried, and how long its log is kept.
///
/// @param lastAttempt after an event was accepted; 4h unless written otherwise
/// @param retention of delivered and discarded events; 7d unless written otherwise
public record DeliverySpec(String lastAttempt, String retention) {
  static final DeliverySpec DEFAULT = new DeliverySpec("4h", "7d");

  public DeliverySpec {
    lastAttempt = lastAttempt == null ? "4h" : lastAttempt;
    retention = retention == null ? "7d" : retention;
  }
}
