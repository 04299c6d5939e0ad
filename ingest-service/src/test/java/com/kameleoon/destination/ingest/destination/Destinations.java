package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;

/// Destinations as their owners write them, compiled.
public final class Destinations {
  private static final String RESOURCE =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop}
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        mappings: %s
      """;

  private Destinations() {}

  public static CompiledDestination withPresets() {
    return withMappings("[]");
  }

  /// @param yaml a list in one line
  public static CompiledDestination withMappings(String yaml) {
    return compiled(RESOURCE.formatted(yaml));
  }

  /// @param yaml a list in one line
  public static CompiledDestination withFilters(String yaml) {
    return compiled(RESOURCE.formatted("[]") + "  filters: " + yaml + "\n");
  }

  /// The preset mappings, and `identity.aliases`.
  public static CompiledDestination withAliases() {
    return compiled(RESOURCE.formatted("[]") + "  identity: {aliases: true}\n");
  }

  private static CompiledDestination compiled(String resource) {
    ResourceReading.Read read = (ResourceReading.Read) ResourceReader.read(resource);
    Compilation compilation = DestinationCompiler.compile(read.resource().spec());
    return ((Compilation.Compiled) compilation).destination();
  }
}
