package com.kameleoon.destination.ingest;

import io.micronaut.runtime.Micronaut;

/// Starts the service.
public final class IngestService {
  private IngestService() {}

  public static void main(String[] args) {
    Micronaut.run(IngestService.class, args);
  }
}
