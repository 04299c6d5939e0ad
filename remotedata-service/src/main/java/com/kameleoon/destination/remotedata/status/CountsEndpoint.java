package com.kameleoon.destination.remotedata.status;

import com.kameleoon.destination.remotedata.store.Counts;
import com.kameleoon.destination.remotedata.store.CountsStore;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// How much is stored; `GET /remotedata` on the management port.
@Endpoint(id = "remotedata", defaultSensitive = false)
class CountsEndpoint {
  private final CountsStore store;

  CountsEndpoint(CountsStore store) {
    this.store = store;
  }

  @Read
  @ExecuteOn(TaskExecutors.BLOCKING)
  Counts counts() {
    return store.counts();
  }
}
