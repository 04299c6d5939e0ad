package com.kameleoon.destination.goal.settings;

/// The service was given something it cannot run with; the message says what to change.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }
}
