package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.ingest.function.FunctionRuntime;
import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Loads destinations that are not applied, with the Secrets and ConfigMaps that are there now.
/// What their functions do is counted nowhere.
@Singleton
public final class DestinationDrafts {
  private final DestinationFiles files;
  private final DestinationLoader loader;

  DestinationDrafts(DestinationFiles files) {
    this.files = files;
    this.loader = new DestinationLoader(new FunctionRuntime(new SimpleMeterRegistry()));
  }

  /// @param resource YAML or JSON, as it would be applied
  /// @throws IOException when the files beside it cannot be read
  public Draft load(String resource) throws IOException {
    return switch (loader.load(beside(resource))) {
      case Loading.Loaded loaded -> new Draft.Sound(loaded.destination(), loaded.warnings());
      case Loading.Refused refused -> new Draft.Refused(refused.issues());
    };
  }

  /// Another resource with what stands in the applied one's files.
  private DestinationText beside(String resource) throws IOException {
    DestinationText applied = files.read();
    Map<SecretKeyRef, String> secrets = new HashMap<>();
    Map<ConfigMapKeyRef, String> configMaps = new HashMap<>();
    if (ResourceReader.read(applied.resource()) instanceof ResourceReading.Read read) {
      read.secrets()
          .forEach(secret ->
              secret
                  .values()
                  .forEach((key, value) ->
                      secrets.put(new SecretKeyRef(secret.name(), key), value.stripTrailing())));
      read.configMaps()
          .forEach(configMap ->
              configMap
                  .values()
                  .forEach((key, value) ->
                      configMaps.put(new ConfigMapKeyRef(configMap.name(), key), value)));
    }
    secrets.putAll(applied.secrets());
    configMaps.putAll(applied.configMaps());
    return new DestinationText(resource, secrets, configMaps);
  }
}
