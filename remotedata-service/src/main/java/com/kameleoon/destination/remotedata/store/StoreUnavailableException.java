package com.kameleoon.destination.remotedata.store;

/// The database cannot be used now; the same call may succeed later.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailableException(Throwable cause) {
    super("the database is not available", cause);
  }
}
