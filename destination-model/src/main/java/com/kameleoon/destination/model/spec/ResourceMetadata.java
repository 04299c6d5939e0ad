package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this project reads of Kubernetes' own metadata; the rest is Kubernetes' business.
///
/// @param generation counts changes of the spec; absent outside a cluster
/// @param annotations those whose name begins with integrations.kameleoon.com/ mean something here
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceMetadata(
    @JsonProperty(required = true) String name,
    @Nullable String namespace,
    @Nullable Long generation,
    Map<String, String> annotations) {
  /// Annotation with the name of the configuration that the file holds.
  public static final String REVISION = "integrations.kameleoon.com/revision";

  public ResourceMetadata {
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }

  /// The name that the operator gave to this configuration; empty outside a cluster.
  public Optional<String> revision() {
    return Optional.ofNullable(annotations.get(REVISION));
  }
}
