package com.kameleoon.destination.model.fql;

/// An event cannot be answered; the same event fails again, so a retry is of no use. Has no stack
/// trace: it is an answer, and its message is for the owner of the text.
public final class EvaluationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EvaluationFailure(String reason) {
    super(reason, null, false, false);
  }

  /// What failed, in one sentence.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
