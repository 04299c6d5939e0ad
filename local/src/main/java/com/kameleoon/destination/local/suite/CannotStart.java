package com.kameleoon.destination.local.suite;

/// Something that the person at the terminal can put right; the message is the whole explanation.
/// Trying again without a change does not help.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String sentence) {
    super(sentence);
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
