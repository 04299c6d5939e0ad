package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.Map;

/// What the files say, unread; equal texts run equally.
record DestinationText(
    String resource, Map<SecretKeyRef, String> secrets, Map<ConfigMapKeyRef, String> configMaps) {
  DestinationText {
    secrets = Map.copyOf(secrets);
    configMaps = Map.copyOf(configMaps);
  }

  /// Neither the resource nor a secret.
  @Override
  public String toString() {
    return "DestinationText[secrets=" + secrets.keySet() + "]";
  }
}
