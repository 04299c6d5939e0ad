package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.spec.ConfigMapDocument;
import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The texts of ConfigMaps: mounted ones first, then those that stand beside the resource.
record ConfigMaps(Map<ConfigMapKeyRef, String> mounted, List<ConfigMapDocument> documents) {

  Optional<String> find(ConfigMapKeyRef ref) {
    return Optional.ofNullable(mounted.get(ref)).or(() -> inDocuments(ref));
  }

  private Optional<String> inDocuments(ConfigMapKeyRef ref) {
    return documents.stream()
        .filter(document -> document.name().equals(ref.name()))
        .map(document -> document.values().get(ref.key()))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
