package com.kameleoon.destination.ingest.destination;

/// The service cannot start: there is no destination that it could run. Trying again does not help.
public final class DestinationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DestinationRefusedException(String sentence) {
    super(sentence);
  }
}
