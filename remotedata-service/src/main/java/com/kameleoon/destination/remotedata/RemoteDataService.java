package com.kameleoon.destination.remotedata;

import io.micronaut.runtime.Micronaut;

/// Starts the service.
public final class RemoteDataService {
  private RemoteDataService() {}

  public static void main(String[] args) {
    Micronaut.run(RemoteDataService.class, args);
  }
}
