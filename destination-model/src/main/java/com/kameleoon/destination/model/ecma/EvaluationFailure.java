package com.kameleoon.destination.model.ecma;

import java.util.List;

/// A directive cannot go on with this event; the same event would fail again.
public final class EvaluationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> messages;

  public EvaluationFailure(String message) {
    this(List.of(message));
  }

  public EvaluationFailure(List<String> messages) {
    super(String.join(" ", messages), null, false, false);
    this.messages = messages;
  }

  public List<String> messages() {
    return messages;
  }
}
