package com.kameleoon.destination.remotedata.status;

import com.kameleoon.destination.remotedata.settings.ConfigurationState;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;

/// The revision that this replica runs; `GET /configuration` on the management port.
@Endpoint(id = "configuration", defaultSensitive = false)
class ConfigurationEndpoint {
  private final LiveConfiguration configuration;

  ConfigurationEndpoint(LiveConfiguration configuration) {
    this.configuration = configuration;
  }

  @Read
  ConfigurationState state() {
    return configuration.state();
  }
}
