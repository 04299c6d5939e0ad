package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.standin.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A destination whose account stands in for Kameleoon's.
///
/// @param gatherFor how long a conversion waits for others
record CloudDestination(StandIn account, String gatherFor) {
  private static final String YAML =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: benchmark}
      stringData:
        apiKey: %s
        writeKey: %s
      ---
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: benchmark}
      spec:
        sitecode: "%s"
        apiKeySecretRef: {name: benchmark, key: apiKey}
        account:
          mode: Cloud
          gatherFor: %s
          baseUrls: {automation: "%s", data: "%s"}
        sources:
          - name: corpus
            writeKeySecretRef: {name: benchmark, key: writeKey}
      """;

  DestinationFile file(Path folder) {
    String yaml =
        YAML.formatted(
            account.apiKey(),
            EventRequests.WRITE_KEY,
            account.sitecode(),
            gatherFor,
            account.url(),
            account.url());
    try {
      return DestinationFile.read(Files.writeString(folder.resolve("destination.yaml"), yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
