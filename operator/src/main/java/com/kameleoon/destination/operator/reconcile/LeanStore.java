package com.kameleoon.destination.operator.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.function.Consumer;

/// A cache without what nobody here reads: the record of who manages which field, which with
/// server-side apply is the larger half of many objects, and what else its owner can do without.
/// The rest takes as little room as it can.
final class LeanStore<V extends HasMetadata> extends BasicItemStore<V> {
  private final Consumer<V> slimming;

  /// @param slimming takes more off an object
  LeanStore(Consumer<V> slimming) {
    super(Cache::metaNamespaceKeyFunc);
    this.slimming = slimming;
  }

  @Override
  public V put(String key, V object) {
    ObjectMeta metadata = object.getMetadata();
    metadata.setManagedFields(List.of());
    metadata.setLabels(CompactTree.ofNullable(metadata.getLabels()));
    metadata.setAnnotations(CompactTree.ofNullable(metadata.getAnnotations()));
    if (object instanceof GenericKubernetesResource tree) {
      tree.setAdditionalProperties(CompactTree.of(tree.getAdditionalProperties()));
    }
    slimming.accept(object);
    return super.put(key, object);
  }
}
