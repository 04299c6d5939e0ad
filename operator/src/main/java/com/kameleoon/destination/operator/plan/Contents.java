package com.kameleoon.destination.operator.plan;

import java.util.Map;
import java.util.Optional;

/// The Secrets and ConfigMaps of a resource's namespace, as they are now.
public interface Contents {
  /// Decoded values by key; empty where there is no such Secret.
  Optional<Map<String, String>> secret(String name);

  /// Texts by key; empty where there is no such ConfigMap.
  Optional<Map<String, String>> configMap(String name);
}
