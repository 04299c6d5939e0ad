package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.operator.resource.Owner;
import java.util.List;
import java.util.Map;

/// Everything that decides what a destination's objects look like.
///
/// @param spec the accepted one
/// @param configuration files that the services are configured with, by name
/// @param secrets names of the Secrets that ingest-service is given
/// @param configMaps names of the ConfigMaps that ingest-service is given
/// @param served which optional kinds the cluster has
public record Suite(
    Owner owner,
    DestinationSpec spec,
    Map<String, String> configuration,
    List<String> secrets,
    List<String> configMaps,
    DatabaseAccess database,
    ServiceTokens tokens,
    Images images,
    ServedKinds served) {
  public Suite {
    configuration = Map.copyOf(configuration);
    secrets = List.copyOf(secrets);
    configMaps = List.copyOf(configMaps);
  }
}
