package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The values of Secrets as they are now, for whoever does not run by them: receivers of alerts.
@Singleton
public final class SecretValues {
  private final DestinationFiles files;

  SecretValues(DestinationFiles files) {
    this.files = files;
  }

  /// Empty where there is no such Secret or key.
  public Optional<String> find(String name, String key) {
    try {
      DestinationText text = files.read();
      var documents =
          ResourceReader.read(text.resource()) instanceof ResourceReading.Read read
              ? read.secrets()
              : List.<com.kameleoon.destination.model.spec.SecretDocument>of();
      return new Secrets(text.secrets(), documents)
          .find(new SecretKeyRef(name, key), "", new ArrayList<>());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
