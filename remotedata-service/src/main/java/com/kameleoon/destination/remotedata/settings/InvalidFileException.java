package com.kameleoon.destination.remotedata.settings;

/// A configuration file cannot be used; the message names the file and what to do about it.
public final class InvalidFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidFileException(String sentence) {
    super(sentence);
  }
}
