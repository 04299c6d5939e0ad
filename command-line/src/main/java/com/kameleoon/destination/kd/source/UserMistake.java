package com.kameleoon.destination.kd.source;

/// Something that the person at the terminal can put right: shown as a sentence, exit code 2.
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserMistake(String sentence) {
    super(sentence);
  }
}
