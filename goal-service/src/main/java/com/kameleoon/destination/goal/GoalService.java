package com.kameleoon.destination.goal;

import io.micronaut.runtime.Micronaut;

/// Starts the service.
public final class GoalService {
  private GoalService() {}

  public static void main(String[] args) {
    Micronaut.run(GoalService.class, args);
  }
}
