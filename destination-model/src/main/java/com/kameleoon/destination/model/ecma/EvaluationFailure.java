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

  /// What failed, one sentence each; never empty.
  public List<String> messages() {
    return messages;
  }

  /// What failed, in one text.
  public String reason() {
    return String.join(" ", messages);
  }
}
