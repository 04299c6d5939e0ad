package com.kameleoon.destination.operator.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The objects that the operator made, as informers see them, and the API server behind them.
public interface Store {
  /// From the cache, which may be a moment behind.
  Optional<GenericKubernetesResource> cached(Map<String, Object> object);

  /// From the API server.
  Optional<GenericKubernetesResource> live(Map<String, Object> object);

  /// From the cache: everything of one destination.
  Stream<GenericKubernetesResource> cachedOf(String namespace, String destination);

  /// Server-side apply; the answer is what the API server made of it.
  GenericKubernetesResource apply(Map<String, Object> object);

  void delete(GenericKubernetesResource object);
}
