package com.kameleoon.destination.operator.report;

import java.util.List;
import java.util.Optional;

/// How one service is.
///
/// @param wanted replicas, as the Deployment says
/// @param ready replicas that take requests
/// @param current whether every pod is of the newest template
/// @param asked replicas that could be asked for their configuration
/// @param confirmed replicas that run the newest one
/// @param problem what keeps a pod from starting
/// @param refusals what replicas refuse the newest configuration for
public record ComponentState(
    String field,
    String image,
    int wanted,
    int ready,
    boolean current,
    int asked,
    int confirmed,
    Optional<String> problem,
    List<String> refusals) {
  public ComponentState {
    refusals = List.copyOf(refusals);
  }

  boolean isAvailable() {
    return ready > 0 || wanted == 0;
  }

  boolean isSettled() {
    return ready >= wanted && current;
  }
}
