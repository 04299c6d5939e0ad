package com.kameleoon.destination.local;

import com.kameleoon.destination.local.suite.CannotStart;
import com.kameleoon.destination.local.suite.Home;
import com.kameleoon.destination.local.suite.Ports;
import com.kameleoon.destination.local.suite.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the command line asks for, with the example shop where it asks for nothing.
record Plan(
    @Nullable Path writtenDestination,
    @Nullable Path writtenEvents,
    boolean noEvents,
    @Nullable Path data,
    int port) {
  Path destination() {
    return writtenDestination != null ? writtenDestination : example("destination.yaml");
  }

  /// The events to send; throws [CannotStart] where the file is not there.
  Optional<Path> events() {
    if (noEvents) {
      return Optional.empty();
    }
    Path file = writtenEvents != null ? writtenEvents : example("events.ndjson");
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotStart("There is no file " + file + ": --events names one, --no-events none.");
    }
    return Optional.of(file);
  }

  Ports ports() {
    return new Ports(port);
  }

  boolean isKept() {
    return data != null;
  }

  RunFolder run() {
    return data != null ? new RunFolder(data.toAbsolutePath()) : RunFolder.temporary();
  }

  private static Path example(String name) {
    return Home.folder().resolve("examples").resolve("shop").resolve(name);
  }
}
