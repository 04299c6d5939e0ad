package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The destination that is measured: the default mappings, and a source that takes the corpus.
final class BenchmarkDestination {
  private static final String YAML =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: benchmark}
      stringData:
        apiKey: eyJpZCI6ImJlbmNobWFyayIsInNlY3JldCI6ImJlbmNobWFyayJ9
        writeKey: %s
      ---
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: benchmark}
      spec:
        sitecode: "%s"
        apiKeySecretRef: {name: benchmark, key: apiKey}
        sources:
          - name: corpus
            writeKeySecretRef: {name: benchmark, key: writeKey}
      """;

  private BenchmarkDestination() {}

  /// The same destination, for the engine alone.
  static CompiledDestination compiled() {
    String yaml = YAML.formatted(EventRequests.WRITE_KEY, MapReads.SITECODE);
    return switch (ResourceReader.read(yaml)) {
      case ResourceReading.Read read -> compiled(read.resource().spec());
      case ResourceReading.Refused(var issues) -> throw refused(issues);
    };
  }

  private static CompiledDestination compiled(DestinationSpec spec) {
    return switch (DestinationCompiler.compile(spec)) {
      case Compilation.Compiled(CompiledDestination destination, var warnings) -> destination;
      case Compilation.Refused(var issues) -> throw refused(issues);
    };
  }

  private static IllegalStateException refused(List<Issue> issues) {
    return new IllegalStateException("the benchmark's destination is refused: " + issues);
  }

  /// Written into that folder, and read as the product reads it.
  static DestinationFile file(Path folder) throws IOException {
    Path file = folder.resolve("destination.yaml");
    Files.writeString(file, YAML.formatted(EventRequests.WRITE_KEY, MapReads.SITECODE));
    return DestinationFile.read(file);
  }
}
