package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.spec.DestinationSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the services are to run.
///
/// @param revision its name, which every replica reports once it runs it
/// @param files what the services are configured with, by name
/// @param secrets names of the Secrets that are mounted
/// @param configMaps names of the ConfigMaps that are mounted
public record Rollout(
    DestinationSpec spec,
    String revision,
    Map<String, String> files,
    List<String> secrets,
    List<String> configMaps) {
  /// The file with the resource.
  public static final String RESOURCE = "destination.yaml";

  public Rollout {
    files = Map.copyOf(files);
    secrets = List.copyOf(secrets);
    configMaps = List.copyOf(configMaps);
  }

  /// What a replica that runs this may report: the revision, or the digest of a file where it does
  /// not read the revision.
  public Set<String> names() {
    Stream<String> digests = files.values().stream().map(Digests::of);
    return Stream.concat(Stream.of(revision), digests).collect(Collectors.toSet());
  }
}
