package com.kameleoon.destination.goal.settings;

import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;

/// `GET /configuration` on the management port: the revision that this replica runs.
@Endpoint(id = "configuration", defaultSensitive = false)
final class ConfigurationEndpoint {
  private final Settings settings;

  ConfigurationEndpoint(Settings settings) {
    this.settings = settings;
  }

  @Read
  ConfigurationState state() {
    return settings.state();
  }
}
