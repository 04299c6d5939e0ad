package com.kameleoon.destination.model.mapping;

/// A directive cannot go on with this event; the same event would fail again.
final class MappingFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MappingFailure(String message) {
    super(message, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
