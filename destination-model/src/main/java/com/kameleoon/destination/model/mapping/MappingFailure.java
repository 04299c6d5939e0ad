package com.kameleoon.destination.model.mapping;

import java.util.List;

/// A directive cannot go on with this event; the same event would fail again.
final class MappingFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> messages;

  MappingFailure(String message) {
    this(List.of(message));
  }

  MappingFailure(List<String> messages) {
    super(String.join(" ", messages), null, false, false);
    this.messages = messages;
  }

  List<String> messages() {
    return messages;
  }
}
