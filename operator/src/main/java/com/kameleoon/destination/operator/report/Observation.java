package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.status.DestinationStatus.Endpoints;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.replica.Delivery;
import java.util.List;
import java.util.Optional;

/// Everything that a status is made of.
///
/// @param generation of the resource
/// @param plan what became of compiling what is written
/// @param revision of what was last given to the services; empty before anything was
/// @param failures what the API server refused
/// @param delivery empty where ingest-service does not tell
/// @param components in the order ingest, goal, remoteData
public record Observation(
    long generation,
    Plan plan,
    boolean suspended,
    Optional<String> revision,
    DatabaseState database,
    List<ComponentState> components,
    List<String> failures,
    Optional<Delivery> delivery,
    Endpoints endpoints) {
  public Observation {
    components = List.copyOf(components);
    failures = List.copyOf(failures);
  }
}
