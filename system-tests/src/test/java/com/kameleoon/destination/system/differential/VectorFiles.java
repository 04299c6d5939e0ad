package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The cases that Segment's engine was once asked, which the model's own tests keep.
final class VectorFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER =
      Home.folder()
          .resolve(Path.of("destination-model", "src", "test", "resources", "conformance"));

  private VectorFiles() {}

  /// @param name without its ending
  static JsonNode read(String name) {
    try {
      return JSON.readTree(FOLDER.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
