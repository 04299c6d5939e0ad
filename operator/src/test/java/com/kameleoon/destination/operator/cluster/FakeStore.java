package com.kameleoon.destination.operator.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A cluster in memory; `form` is what the server makes of what is written.
final class FakeStore implements Store {
  final Map<ObjectKey, GenericKubernetesResource> objects = new HashMap<>();
  final List<String> writes = new ArrayList<>();
  UnaryOperator<GenericKubernetesResource> form = UnaryOperator.identity();

  @Override
  public Optional<GenericKubernetesResource> cached(Map<String, Object> object) {
    return Optional.ofNullable(objects.get(ObjectKey.of(object)))
        .filter(it -> !it.getMetadata().getLabels().isEmpty());
  }

  @Override
  public Optional<GenericKubernetesResource> live(Map<String, Object> object) {
    return Optional.ofNullable(objects.get(ObjectKey.of(object)));
  }

  @Override
  public Stream<GenericKubernetesResource> cachedOf(String namespace, String destination) {
    return List.copyOf(objects.values()).stream();
  }

  @Override
  public GenericKubernetesResource apply(Map<String, Object> object) {
    GenericKubernetesResource written =
        form.apply(
            Serialization.jsonMapper().convertValue(object, GenericKubernetesResource.class));
    objects.put(ObjectKey.of(object), written);
    writes.add("apply " + ObjectKey.of(object));
    return written;
  }

  @Override
  public void delete(GenericKubernetesResource object) {
    objects.remove(ObjectKey.of(object));
    writes.add("delete " + ObjectKey.of(object));
  }
}
