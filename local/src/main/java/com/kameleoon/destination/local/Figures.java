package com.kameleoon.destination.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// What the services say about themselves on their management ports.
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;

  Figures(Suite suite) {
    this.suite = suite;
  }

  /// The delivery log of ingest-service, since its database began.
  JsonNode delivery() {
    return read(Service.INGEST, "/delivery");
  }

  JsonNode goals() {
    return read(Service.GOAL, "/goals");
  }

  JsonNode remoteData() {
    return read(Service.REMOTE_DATA, "/remotedata");
  }

  private JsonNode read(Service service, String path) {
    URI address = suite.managementUrl(service).resolve(path);
    try {
      return JSON.readTree(address.toURL());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address, e);
    }
  }
}
