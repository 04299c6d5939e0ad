package com.kameleoon.destination.model.json;

/// What is no JSON, or none that is read in slices; never leaves this package.
final class Unusual extends RuntimeException {
  static final Unusual JSON = new Unusual();
  private static final long serialVersionUID = 1L;

  private Unusual() {
    super("not the usual JSON", null, false, false);
  }
}
