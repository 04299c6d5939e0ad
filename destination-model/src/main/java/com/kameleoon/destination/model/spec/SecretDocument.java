package com.kameleoon.destination.model.spec;

import java.util.Map;

/// A `v1` Secret beside the resource, its values decoded; only a local run has them in one file.
public record SecretDocument(String name, Map<String, String> values) {
  public SecretDocument {
    values = Map.copyOf(values);
  }

  /// Names the keys, never the values.
  @Override
  public String toString() {
    return "SecretDocument[name=" + name + ", keys=" + values.keySet() + "]";
  }
}
