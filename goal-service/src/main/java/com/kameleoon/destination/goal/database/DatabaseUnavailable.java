package com.kameleoon.destination.goal.database;

/// The database cannot answer now; the same request may succeed later.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(Throwable cause) {
    super("the database is not available", cause);
  }
}
