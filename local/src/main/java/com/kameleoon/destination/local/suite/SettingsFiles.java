package com.kameleoon.destination.local.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.spec.SecretDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the services read of a destination, written below the run folder as an operator would mount
/// it.
final class SettingsFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFolder run;

  SettingsFiles(RunFolder run) {
    this.run = run;
  }

  Path goals() {
    return run.settings().resolve("goals.json");
  }

  Path remoteData() {
    return run.settings().resolve("remote-data.json");
  }

  void write(DestinationFile destination) {
    try {
      JSON.writeValue(goals().toFile(), destination.destination().goalSettings());
      JSON.writeValue(remoteData().toFile(), destination.destination().remoteDataSettings());
      for (SecretDocument secret : destination.secrets()) {
        writeSecret(secret);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeSecret(SecretDocument secret) throws IOException {
    Path folder = run.secrets().resolve(secret.name());
    Files.createDirectories(folder);
    for (Map.Entry<String, String> value : secret.values().entrySet()) {
      RunFolder.writeSecret(folder.resolve(value.getKey()), value.getValue());
    }
  }
}
