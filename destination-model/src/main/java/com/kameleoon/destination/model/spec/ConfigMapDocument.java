package com.kameleoon.destination.model.spec;

import java.util.Map;

/// A `v1` ConfigMap beside the resource; only a local run has them in one file.
public record ConfigMapDocument(String name, Map<String, String> values) {
  public ConfigMapDocument {
    values = Map.copyOf(values);
  }
}
