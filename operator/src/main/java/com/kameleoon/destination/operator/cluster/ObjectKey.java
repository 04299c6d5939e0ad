package com.kameleoon.destination.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/// Which object is meant.
record ObjectKey(String kind, String namespace, String name) {
  static ObjectKey of(Map<String, Object> object) {
    Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
    return new ObjectKey(
        String.valueOf(object.get("kind")),
        String.valueOf(metadata == null ? "" : metadata.get("namespace")),
        String.valueOf(metadata == null ? "" : metadata.get("name")));
  }

  static ObjectKey of(HasMetadata object) {
    return new ObjectKey(
        object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
