package com.kameleoon.destination.ingest.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import java.util.List;

/// `GET /configuration` on the management port: what this replica runs, and what it refuses.
@Endpoint(id = "configuration", defaultSensitive = false)
final class ConfigurationEndpoint {
  private final DestinationRegistry destinations;

  ConfigurationEndpoint(DestinationRegistry destinations) {
    this.destinations = destinations;
  }

  /// @param appliedAt RFC 3339
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Configuration(String revision, String appliedAt, List<String> issues) {}

  @Read
  Configuration read() {
    RevisionState state = destinations.revision();
    return new Configuration(state.revision(), state.appliedAt().toString(), state.issues());
  }
}
