package com.kameleoon.destination.remotedata.store;

/// The database refuses these values and always will.
public final class StoreRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreRefusedException(Throwable cause) {
    super("the database refuses the values", cause);
  }
}
