package com.kameleoon.destination.ingest.store;

/// The database does not answer, or not in time; the same may work later.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailableException(Throwable cause) {
    super("the database does not answer: " + cause.getMessage(), cause);
  }
}
