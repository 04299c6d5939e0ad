package com.kameleoon.destination.local.send;

/// ingest-service has not answered for longer than a caller was ready to wait; trying again later
/// can help.
public final class FrontDoorClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FrontDoorClosed(String message) {
    super(message);
  }
}
